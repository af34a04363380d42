import { afterEach, expect, it } from 'vitest'
import { openChat } from '../../src/adapters/rehearsal/chat/chat.ts'
import { rehearsal } from '../../src/adapters/rehearsal/index.ts'
import { PlatformError } from '../../src/chat/errors.ts'
import { type Connections, connections } from '../../src/compose/connections.ts'
import { logAt } from '../../src/ops/log.ts'
import { handClock } from '../support/clock.ts'
import { until } from '../support/until.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

it('a platform that was lost before it could be greeted is greeted anew, and never connected beside itself', async () => {
  const clock = handClock('2027-03-16T12:00:00Z')
  const chat = openChat({ file: null, now: () => clock.now().epochMilliseconds })
  const platform = rehearsal({ chat: chat.bot, log: { problem: () => {}, info: () => {} } })
  const told: string[] = []
  const lines: Connections = connections({
    // a connection that broke: its adapter connects it again by itself
    platforms: [{ ...platform, connected: () => false }],
    log: logAt('silent'),
    say: () => {},
  })
  closing.push(
    () => chat.close(),
    () => lines.stop(),
  )
  await lines.start({
    connect: async () => {
      told.push('connected')
    },
    greet: async () => {
      told.push('greeted')
      if (told.filter((each) => each === 'greeted').length === 1) throw new PlatformError('unavailable', 'status-503')
    },
  })
  await until('it is greeted again', () => told.filter((each) => each === 'greeted').length === 2)
  expect(told).toEqual(['connected', 'greeted', 'greeted'])
})
