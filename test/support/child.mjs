// A real Roundel process for the tests that kill it: what `npm start` runs (built: `npm test` builds first), with a clock that the
// parent sets and, at a named point of a post's or a room's way, SIGKILL by its own hand, before the next line of ours runs.
// The parent says over IPC what time it is, and where the process is to end: 'post:<topic>:<point>' or 'circle:<point>'.
import { subscribe } from 'node:diagnostics_channel'
import process from 'node:process'
import { Temporal } from 'temporal-polyfill'
import { startRoundel } from '../../dist/src/compose/index.js'
import { readConfig } from '../../dist/src/config.js'
import { POST_CHANNEL, ROOM_CHANNEL } from '../../dist/src/ops/checkpoints.js'
import { PACE_LIMITS } from '../../dist/src/outbox/pace.js'

// it goes on from what the parent says: what waits for another try must not wait for ever
let said = Temporal.Instant.from(process.env.ROUNDEL_TEST_NOW ?? Temporal.Now.instant())
let since = performance.now()
const clock = { now: () => said.add({ milliseconds: Math.round(performance.now() - since) }) }
let kill = ''
const at = (point) => {
  if (point === kill) process.kill(process.pid, 'SIGKILL')
}
subscribe(POST_CHANNEL, ({ topic, point }) => at(`post:${topic}:${point}`))
subscribe(ROOM_CHANNEL, ({ point }) => at(`room:${point}`))

// twelve weeks pass in seconds here; pacing has tests of its own
const paces = { ...PACE_LIMITS, discord: PACE_LIMITS.rehearsal, slack: PACE_LIMITS.rehearsal }
const FASTER = 1_000_000
const paceClock = {
  now: () => performance.now() * FASTER,
  wait: (ms) => new Promise((done) => setTimeout(done, ms / FASTER)),
}
const roundel = await startRoundel(readConfig(process.env), { clock, paces, paceClock })
process.on('message', (told) => {
  if (told.kill !== undefined) kill = told.kill
  if (told.now !== undefined) {
    said = Temporal.Instant.from(told.now)
    since = performance.now()
  }
  roundel.runner.wake()
  process.send?.('heard')
})
process.on('SIGTERM', () => {
  void roundel.stop().then(() => process.exit(0))
})
process.send?.('ready')
