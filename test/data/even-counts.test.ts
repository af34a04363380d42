import { describe, expect, it } from 'vitest'
import { unpaired } from '../support/even-counts.ts'

describe('the check that everything ran on both databases', () => {
  it('is content when each test on one has its counterpart on the other', () => {
    expect(unpaired(['a: x on sqlite > works', 'a: x on postgresql > works', 'a: something else'])).toEqual([])
  })

  it('names what ran on one only', () => {
    expect(unpaired(['a: x on sqlite > works', 'b: y on postgresql > works'])).toEqual([
      'a: x on sqlite > works',
      'b: y on postgresql > works',
    ])
  })

  it('notices when one of several of the same title is missing', () => {
    expect(unpaired(['a: x on sqlite', 'a: x on sqlite', 'a: x on postgresql'])).toEqual(['a: x on sqlite'])
  })
})
