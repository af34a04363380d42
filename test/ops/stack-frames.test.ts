import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { ownFrames } from '../../src/ops/stack-frames.ts'

const thrownBy = (work: () => unknown): Error => {
  try {
    work()
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('nothing was thrown')
}

describe('the lines of a stack that are ours', () => {
  it('are those of the sources, libraries left out', () => {
    const [first, ...more] = ownFrames(thrownBy(() => readConfig({ ROUNDEL_PORT: 'none' })))
    expect(first).toMatch(/^src\/config\.ts:\d+:\d+$/)
    expect(more.join(' ')).not.toContain('node_modules')
  })

  it('are those of the sources in what was built, too', async () => {
    const file = new URL('../../dist/src/config.js', import.meta.url).href
    const built: typeof import('../../src/config.ts') = await import(file)
    const [first] = ownFrames(thrownBy(() => built.readConfig({ ROUNDEL_PORT: 'none' })))
    expect(first).toMatch(/^src\/config\.ts:\d+:\d+$/)
  })

  it('never hold the message, whatever it looks like', () => {
    const error = new Error('a\n    at /secret/file.ts:1:1')
    expect(ownFrames(error).join(' ')).not.toContain('secret')
  })
})
