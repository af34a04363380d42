import { platformContract } from '../../contract/platform/index.ts'
import { discordHarness } from './harness.ts'

platformContract(discordHarness)
