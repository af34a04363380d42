// A real Roundel process for the tests that kill it: what `npm start` runs (built: `npm test` builds first), with a clock that the
// parent sets and, at a named point of a post's or a room's way, SIGKILL by its own hand, before the next line of ours runs.
// The parent says over IPC what time it is, and where the process is to end: 'post:<purpose>:<point>' or 'circle:<point>'.
import { subscribe } from 'node:diagnostics_channel'
import process from 'node:process'
import { Temporal } from 'temporal-polyfill'
import { startRoundel } from '../../dist/src/compose.js'
import { readConfig } from '../../dist/src/config.js'
import { CIRCLE_CHANNEL, POST_CHANNEL } from '../../dist/src/ops/points.js'

let now = Temporal.Instant.from(process.env.ROUNDEL_TEST_NOW ?? Temporal.Now.instant())
let kill = ''
const at = (point) => {
  if (point === kill) process.kill(process.pid, 'SIGKILL')
}
subscribe(POST_CHANNEL, ({ purpose, point }) => at(`post:${purpose}:${point}`))
subscribe(CIRCLE_CHANNEL, ({ point }) => at(`circle:${point}`))

const roundel = await startRoundel(readConfig(process.env), { clock: { now: () => now } })
process.on('message', (said) => {
  if (said.kill !== undefined) kill = said.kill
  if (said.now !== undefined) now = Temporal.Instant.from(said.now)
  roundel.runner.wake()
  process.send?.('heard')
})
process.on('SIGTERM', () => {
  void roundel.stop().then(() => process.exit(0))
})
process.send?.('ready')
