import { tooOld } from './ops/runtime.ts'

// before anything else is loaded: static imports would be
const refusal = tooOld(process.version, 'npm start')
if (refusal === null) {
  const { start } = await import('./start.ts')
  await start(process.argv.slice(2))
} else {
  console.error(refusal)
  process.exitCode = 1
}
