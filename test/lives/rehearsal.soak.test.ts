import { livesOn } from './lives-of.ts'

/** The rehearsal's chat is our own: fewer are enough. */
livesOn('rehearsal', 20)
