import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { leftOpen } from './left-open.ts'
import { until } from './until.ts'

const before = leftOpen().length
const closed = () => until('all closed', () => leftOpen().length === before)

it('sees a server that listens', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  expect(leftOpen().length).toBeGreaterThan(before)
  server.close()
  await closed()
})

it('sees a child process', async () => {
  const child = spawn(process.execPath, ['--eval', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] })
  expect(leftOpen().length).toBeGreaterThan(before)
  child.stdin.end()
  await once(child, 'close')
  await closed()
})
