import { tooOld } from '../ops/runtime.ts'

// before anything else is loaded: static imports would be
const refusal = tooOld(process.version, 'npm run roundel -- <command>')
if (refusal === null) {
  const { commandLine } = await import('./command-line.ts')
  await commandLine(process.argv.slice(2))
} else {
  console.error(refusal)
  process.exitCode = 1
}
