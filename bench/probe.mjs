// Loaded before a measured program (`node --import`): answers over IPC how much it has used. It waits for questions and does nothing else.
import process from 'node:process'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

process.on('message', ({ id, collect }) => {
  if (collect) {
    setFlagsFromString('--expose-gc')
    const gc = runInNewContext('gc')
    gc()
    gc()
  }
  const { user, system } = process.cpuUsage()
  const { rss, heapUsed } = process.memoryUsage()
  process.send?.({ id, cpu: (user + system) / 1000, rss, heapUsed })
})
// the program ends when it wants to, not when nobody asks any more
process.channel?.unref()
