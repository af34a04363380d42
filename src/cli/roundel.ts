import { tooOld } from '../ops/runtime.ts'

// before anything else is loaded: static imports would be
const tooOldWords = tooOld(process.version, 'npm run roundel -- <command>')
if (tooOldWords === null) {
  const { commandLine } = await import('./command-line.ts')
  await commandLine(process.argv.slice(2))
} else {
  console.error(tooOldWords)
  process.exitCode = 1
}
