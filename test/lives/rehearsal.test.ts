import { livesOn } from './lives-of.ts'

livesOn('rehearsal', 10)
