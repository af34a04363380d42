import * as z from 'zod'
import type { FakeCommunity } from '../people.ts'
import { startFakeDiscord } from './index.ts'
import { bitsOf } from './permission-names.ts'

/** A fake with one server, and plain HTTP to it: for the tests of the fake itself. */
export interface Raw {
  fake: Awaited<ReturnType<typeof startFakeDiscord>>
  community: FakeCommunity
  /** Calls the API as the bot. */
  call(method: string, path: string, body?: unknown, token?: string): Promise<RawReply>
  /** A multipart call: `payload_json`, and each file as files[0], files[1] ... */
  upload(method: string, path: string, body: object, files: readonly File[]): Promise<RawReply>
  /** Installs the bot with these permissions, from an invite as the product prints it. */
  install(...permissions: string[]): void
}

export interface RawReply {
  status: number
  code: number
  headers: Headers
  /** The body as an object, {} when it is none. */
  body: Record<string, unknown>
  list: Record<string, unknown>[]
  id: string
  /** Paths and codes of the form errors: 'components.0.type UNION_TYPE_CHOICES'. */
  errors: string[]
}

const object = z.record(z.string(), z.unknown())

function flat(errors: unknown, path: string[] = []): string[] {
  const known = object.safeParse(errors)
  if (!known.success) return []
  return Object.entries(known.data).flatMap(([key, value]) => {
    if (key !== '_errors') return flat(value, [...path, key])
    const list = z.array(z.object({ code: z.string() })).parse(value)
    return list.map(({ code }) => `${path.join('.')} ${code}`)
  })
}

async function replyOf(response: Response): Promise<RawReply> {
  const text = await response.text()
  const json: unknown = text === '' ? {} : JSON.parse(text)
  const found = object.safeParse(json)
  const data = found.success ? found.data : {}
  const code = data.code
  return {
    status: response.status,
    code: typeof code === 'number' ? code : -1,
    headers: response.headers,
    body: data,
    list: z.array(object).safeParse(json).data ?? [],
    id: String(data.id ?? ''),
    errors: flat(data.errors),
  }
}

export async function startRaw(options: { heartbeatMs?: number } = {}): Promise<Raw> {
  const fake = await startFakeDiscord(options)
  const community = fake.community('Councillors')
  return {
    fake,
    community,
    call: async (method, path, body, token = fake.extras.raw.token) => {
      const response = await fetch(`${fake.extras.raw.url}${path}`, {
        method,
        headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return replyOf(response)
    },
    upload: async (method, path, body, files) => {
      const form = new FormData()
      form.set('payload_json', JSON.stringify(body))
      for (const [index, file] of files.entries()) form.set(`files[${index}]`, file)
      const headers = { authorization: `Bot ${fake.extras.raw.token}` }
      return replyOf(await fetch(`${fake.extras.raw.url}${path}`, { method, headers, body: form }))
    },
    install: (...permissions) => {
      community.install(
        `https://discord.com/oauth2/authorize?client_id=${fake.extras.raw.application}` +
          `&scope=bot+applications.commands&permissions=${bitsOf(...permissions)}`,
      )
    },
  }
}
