import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cipherFrom, newKey, SealError } from '../../src/data/cipher.ts'
import { placeOf } from '../../src/data/sealed.ts'
import { StartError } from '../../src/data/start-error.ts'

const about = placeOf({ name: 'Draft.sealedBody' }, 'row1')
const cipher = cipherFrom(newKey(), 'the test')

describe('a cipher', () => {
  it('gives any text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => cipher.open(cipher.seal(text, about), about) === text),
    )
  })

  it('seals one text differently each time, and shows nothing of it', () => {
    const [one, other] = [cipher.seal('what was said', about), cipher.seal('what was said', about)]

    expect(one).not.toBe(other)
    expect(one).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/)
    expect(Buffer.from(one.split('.')[4] ?? '', 'base64url').toString()).not.toContain('said')
  })

  it('refuses a value of which any character was altered', () => {
    const sealed = cipher.seal('what was said', about)
    for (let at = 0; at < sealed.length; at += 1) {
      const altered = `${sealed.slice(0, at)}${sealed[at] === '0' ? '4' : '0'}${sealed.slice(at + 1)}`
      expect(() => cipher.open(altered, about), altered).toThrow(SealError)
    }
  })

  it.each(['', 'v1', 'plain text', 'v1.00000000...', 'v2.a.b.c.d', 'v1.a.b.c.d.e'])(
    'refuses %j, which is no sealed value',
    (value) => {
      expect(() => cipher.open(value, about)).toThrow(SealError)
    },
  )

  it('refuses a shortened tag', () => {
    const [v, key, iv, tag, data] = cipher.seal('x', about).split('.')
    const short = [
      v,
      key,
      iv,
      Buffer.from(tag ?? '', 'base64url')
        .subarray(0, 4)
        .toString('base64url'),
      data,
    ].join('.')

    expect(() => cipher.open(short, about)).toThrow(SealError)
  })

  it('refuses a value moved to another row or another column', () => {
    const sealed = cipher.seal('what was said', about)

    expect(() => cipher.open(sealed, placeOf({ name: 'Draft.sealedBody' }, 'row2'))).toThrow('it was altered or moved')
    expect(() => cipher.open(sealed, placeOf({ name: 'Post.sealedView' }, 'row1'))).toThrow(SealError)
  })

  it('tells places apart whose parts run together', () => {
    expect(placeOf({ name: 'T.c' }, 'a', 'bc')).not.toBe(placeOf({ name: 'T.c' }, 'ab', 'c'))
    expect(placeOf({ name: 'T.c' }, 'a,b')).not.toBe(placeOf({ name: 'T.c' }, 'a', 'b'))
  })

  it('opens what was sealed before its keys were rotated, and seals with the first', () => {
    const [oldKey, newerKey] = [newKey(), newKey()]
    const before = cipherFrom(oldKey, 'the test')
    const after = cipherFrom(`${newerKey}, ${oldKey}`, 'the test')
    const sealed = before.seal('what was said', about)

    expect(after.open(sealed, about)).toBe('what was said')
    expect(after.seal('x', about)).toMatch(`v1.${cipherFrom(newerKey, 'the test').keyIds[0]}.`)
    expect(() => cipherFrom(newerKey, 'the test').open(sealed, about)).toThrow('its key is missing')
  })

  it('takes the same key in base64, base64url and hexadecimal', () => {
    const bytes = Buffer.alloc(32, 0xfb)
    const sealed = cipherFrom(bytes.toString('base64'), 'the test').seal('x', about)

    expect(cipherFrom(bytes.toString('hex').toUpperCase(), 'the test').open(sealed, about)).toBe('x')
    expect(cipherFrom(bytes.toString('base64url'), 'the test').open(sealed, about)).toBe('x')
  })

  it.each([
    ['nothing', ''],
    ['a key of 31 bytes', Buffer.alloc(31, 1).toString('base64')],
    ['a key of 33 bytes', Buffer.alloc(33, 1).toString('base64')],
    ['63 hexadecimal digits', 'a'.repeat(63)],
    ['a passphrase', 'correct horse battery staple, surely long enough'],
    ['a good key and an empty one', `${newKey()},`],
  ])('refuses %s, names where it is written, and shows none of it', (_, keys) => {
    const refused = (() => {
      try {
        return cipherFrom(keys, 'ROUNDEL_SECRET_KEY')
      } catch (error) {
        return error
      }
    })()

    if (!(refused instanceof StartError)) throw new Error('It was taken')
    expect(refused.problem).toMatch('ROUNDEL_SECRET_KEY: key')
    for (const key of keys.split(',').filter((each) => each !== '')) expect(refused.message).not.toContain(key)
  })
})
