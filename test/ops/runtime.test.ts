import { describe, expect, it } from 'vitest'
import { tooOld } from '../../src/ops/runtime.ts'

describe('a Node that the database’s driver cannot run on', () => {
  it.each(['v18.20.8', 'v20.20.2', 'v22.11.0'])(
    '%s is refused, with the command that starts the right one',
    (version) => {
      const refusal = tooOld(version, 'npm start')
      expect(refusal).toContain(version)
      expect(refusal).toContain('npm start')
    },
  )

  // they have Node-API 9, and the driver is built for 10: it ends the process without a word
  it.each(['v22.12.0', 'v22.13.1', 'v23.0.0', 'v23.5.0'])('%s is refused too', (version) => {
    expect(tooOld(version, 'npm start')).toContain(version)
  })

  it.each(['v22.14.0', 'v22.22.0', 'v23.6.0', 'v24.0.0', 'v26.3.0', 'v27.0.0'])('%s starts', (version) => {
    expect(tooOld(version, 'npm start')).toBeNull()
  })

  it('the one that runs the tests is none', () => {
    expect(Number(process.versions.napi)).toBeGreaterThanOrEqual(10)
    expect(tooOld(process.version, 'npm start')).toBeNull()
  })
})
