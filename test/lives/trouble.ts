import type { FakePlatform } from '../support/people.ts'

/** Calls that post, and those that let people in and out. */
const CALLS = {
  discord: /\/messages$|\/permissions\//,
  slack: /^(chat\.|conversations\.)/,
  rehearsal: /^(post|edit|direct)$|Member$/,
} as const

/** What goes wrong on the platform's side, once. */
export function trouble(fake: FakePlatform, which: number): string {
  const anyCall = CALLS[fake.name]
  switch (which % 5) {
    case 0:
      fake.fail(anyCall, { kind: 'status', status: 429, retryAfter: 1 })
      return 'the next call is one too many'
    case 1:
      fake.fail(anyCall, { kind: 'status', status: 503, stored: which % 2 === 0 })
      return 'the next call ends in 503'
    case 2:
      fake.fail(anyCall, { kind: 'reset', stored: which % 2 === 0 })
      return 'the next call’s connection breaks'
    case 3:
      fake.dropSockets()
      return 'all sockets break'
    default:
      fake.deliverTwice(3)
      return 'three deliveries come twice'
  }
}
