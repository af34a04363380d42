/**
 * A real Roundel process for the tests that kill it: the same composition as src/main.ts, with a clock that the parent can set and, at a
 * named point of a post's or a room's way, SIGKILL by its own hand, before the next line of ours runs.
 * The parent says over IPC what time it is, and at which point the process is to end: 'post:<purpose>:<point>' or 'circle:<point>'.
 * Environment: ROUNDEL_TEST_NOW (ISO instant) to begin with.
 */
import { subscribe } from 'node:diagnostics_channel'
import { Temporal } from 'temporal-polyfill'
import { startRoundel } from '../../src/compose.ts'
import { readConfig } from '../../src/config.ts'
import { CIRCLE_CHANNEL, POST_CHANNEL } from '../../src/ops/points.ts'
import { handClock } from './clock.ts'

const clock = handClock(process.env.ROUNDEL_TEST_NOW ?? Temporal.Now.instant())
let kill = ''
const die = () => process.kill(process.pid, 'SIGKILL')

subscribe(POST_CHANNEL, (step) => {
  const { purpose, point } = step as { purpose: string; point: string }
  if (kill === `post:${purpose}:${point}`) die()
})
subscribe(CIRCLE_CHANNEL, (step) => {
  const { point } = step as { point: string }
  if (kill === `circle:${point}`) die()
})

const roundel = await startRoundel(readConfig(process.env), { clock })
process.on('message', (said: { now?: string; kill?: string }) => {
  if (said.kill !== undefined) kill = said.kill
  if (said.now !== undefined) clock.set(said.now)
  roundel.runner.wake()
  process.send?.('heard')
})
process.send?.('ready')
