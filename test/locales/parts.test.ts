import { describe, expect, it } from 'vitest'
import { catalogueOf } from '../../src/locales/catalogue.ts'

describe('a catalogue out of parts', () => {
  it('has every message of every part', () => {
    expect(catalogueOf({ help: { 'help.now': 'Now' }, rounds: { 'rounds.summary': 'Rounds' } })).toEqual({
      'help.now': 'Now',
      'rounds.summary': 'Rounds',
    })
  })

  it('refuses a key that two parts say, rather than take the later one', () => {
    const one = { help: { 'option.name.circle': 'Circle' }, rounds: { 'option.name.circle': 'Which circle' } }
    expect(() => catalogueOf(one)).toThrow(
      "the message 'option.name.circle' is in two catalogues; one of them is 'rounds'",
    )
  })

  it('refuses a key of another part', () => {
    expect(() => catalogueOf({ help: { 'rounds.summary': 'Rounds' } })).toThrow("its key must begin with 'help.'")
    expect(() => catalogueOf({ help: { helpless: 'Rounds' } })).toThrow("its key must begin with 'help.'")
  })
})
