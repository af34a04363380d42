import { command } from '../../commands/index.ts'
import { round } from './round.ts'
export const handlers = command + round
