import { tooOld } from './ops/runtime.ts'

// before anything else is loaded: static imports would be
const tooOldWords = tooOld(process.version, 'npm start')
if (tooOldWords === null) {
  const { start } = await import('./start.ts')
  await start(process.argv.slice(2))
} else {
  console.error(tooOldWords)
  process.exitCode = 1
}
