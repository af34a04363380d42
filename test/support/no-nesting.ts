import { subscribe } from 'node:diagnostics_channel'
import { NESTING_CHANNEL } from '../../src/data/db.ts'

// in every test a transaction inside a transaction is an error
subscribe(NESTING_CHANNEL, () => {})
