import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { afterAll } from 'vitest'
import { NESTING_CHANNEL } from '../../src/data/db.ts'

// in every test a transaction inside a transaction is an error
const listens = (): void => {}
subscribe(NESTING_CHANNEL, listens)
afterAll(() => {
  unsubscribe(NESTING_CHANNEL, listens)
})
