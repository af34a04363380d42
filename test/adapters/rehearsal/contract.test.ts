import { platformContract } from '../../contract/platform/index.ts'
import { rehearsalHarness } from './harness.ts'

platformContract(rehearsalHarness)
