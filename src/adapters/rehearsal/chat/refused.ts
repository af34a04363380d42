import { type MessageKey, t } from '../../../locales/index.ts'

/** What the chat does not let a person do, in words for her. */
export class Refused extends Error {
  override readonly name = 'Refused'
}

/** @throws Refused */
export function refuse(key: MessageKey, params: Readonly<Record<string, string | number>> = {}): never {
  throw new Refused(t(key, params))
}
