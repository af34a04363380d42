import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { StartError } from './start-error.ts'

/**
 * Encrypts private text. `about` says where the value stands ('Draft.sealedBody:<row id>', see `placeOf`): it is bound to the value, so that
 * one person's text cannot be moved into another row, or from one column into another.
 */
export interface Cipher {
  /** `v1.<keyId>.<iv>.<tag>.<data>`, the last three in base64url. Two seals of one text differ. */
  seal(text: string, about: string): string
  /** @throws SealError: the value is damaged, stood elsewhere, or was sealed with a key that this cipher does not have */
  open(sealed: string, about: string): string
  /** The ids of its keys, the one that seals first. A value sealed with a key starts with `v1.<keyId>.` */
  readonly keyIds: readonly [string, ...string[]]
}

/** A sealed value that cannot be opened. Never holds the value. */
export class SealError extends Error {
  readonly reason: 'unknown-key' | 'damaged'

  constructor(reason: 'unknown-key' | 'damaged', about: string) {
    super(`${about} cannot be opened: ${reason === 'damaged' ? 'it was altered or moved' : 'its key is missing'}`)
    this.name = 'SealError'
    this.reason = reason
  }
}

const SEAL_VERSION = 'v1'
/** AES-256-GCM: 256 bits of key, 96 of nonce, 128 of tag (NIST SP 800-38D; random nonces are good for 2^32 values a key). */
const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16

interface Key {
  id: string
  bytes: Buffer
}

/**
 * A cipher of one or several keys, separated by commas: the first seals, all open. To rotate, put the new key in front of the old.
 * @param keys each 32 bytes as base64 or as 64 hexadecimal digits
 * @param source how people know where the keys are written: a variable or a file
 * @throws StartError that names the source and never shows a key
 */
export function cipherFrom(keys: string, source: string): Cipher {
  const [first, ...rest] = keys.split(',').map((written, index) => keyFrom(written.trim(), index + 1, source))
  if (first === undefined) throw wrongKey(1, source)
  const byId = new Map([first, ...rest].map((key) => [key.id, key]))

  return {
    keyIds: [first.id, ...rest.map(({ id }) => id)],
    seal: (text, about) => {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', first.bytes, iv, { authTagLength: TAG_BYTES })
      cipher.setAAD(bound(first.id, about))
      const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      const parts = [iv, cipher.getAuthTag(), data].map((part) => part.toString('base64url'))
      return [SEAL_VERSION, first.id, ...parts].join('.')
    },
    open: (sealed, about) => {
      const [version, keyId, ivPart, tagPart, dataPart, ...more] = sealed.split('.')
      if (version !== SEAL_VERSION || keyId === undefined || ivPart === undefined || tagPart === undefined) {
        throw new SealError('damaged', about)
      }
      if (dataPart === undefined || more.length > 0) throw new SealError('damaged', about)
      const key = byId.get(keyId)
      if (key === undefined) throw new SealError('unknown-key', about)
      const [iv, tag, data] = [base64url(ivPart), base64url(tagPart), base64url(dataPart)]
      if (iv === null || tag === null || data === null) throw new SealError('damaged', about)
      if (iv.length !== IV_BYTES || tag.length !== TAG_BYTES) throw new SealError('damaged', about)
      const decipher = createDecipheriv('aes-256-gcm', key.bytes, iv, { authTagLength: TAG_BYTES })
      decipher.setAAD(bound(keyId, about))
      decipher.setAuthTag(tag)
      try {
        return Buffer.concat([decipher.update(data), decipher.final()]).toString('utf8')
      } catch {
        throw new SealError('damaged', about)
      }
    },
  }
}

/** A fresh key, as it is written into a file or a variable. */
export function newKey(): string {
  return randomBytes(KEY_BYTES).toString('base64')
}

function bound(keyId: string, about: string): Buffer {
  return Buffer.from(`${SEAL_VERSION}.${keyId}.${about}`, 'utf8')
}

function keyFrom(written: string, position: number, source: string): Key {
  const bytes = /^[0-9a-fA-F]{64}$/.test(written) ? Buffer.from(written, 'hex') : base64(written)
  if (bytes === null || bytes.length !== KEY_BYTES) throw wrongKey(position, source)
  // A name for the key that tells nothing of it.
  const id = createHash('sha256').update('roundel key id').update(bytes).digest('hex').slice(0, 8)
  return { id, bytes }
}

/** A key in base64 or base64url, padded or not. */
function base64(written: string): Buffer | null {
  return base64url(written.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_'))
}

/** Node's decoder passes over what does not belong: written back, it must be the same. */
function base64url(written: string): Buffer | null {
  const bytes = Buffer.from(written, 'base64url')
  return bytes.toString('base64url') === written ? bytes : null
}

function wrongKey(position: number, source: string): StartError {
  return new StartError({
    problem: `${source}: key ${position} is not 32 bytes in base64 (44 characters) or in hexadecimal (64 digits).`,
    mend: 'Put back the key as it was. For a first start make one with: openssl rand -base64 32. Several keys are separated by commas, the newest first.',
  })
}
