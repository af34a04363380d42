import { platformContract } from '../../contract/platform/index.ts'
import { slackHarness } from './harness.ts'

platformContract(slackHarness)
