import { livesOn } from './lives-of.ts'

livesOn('slack', 10)
