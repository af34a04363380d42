import type { ModalView } from '@slack/types'
import { PlatformError } from '../../chat/errors.ts'
import type { CommunityRef } from '../../chat/refs.ts'
import type { View } from '../../chat/view.ts'
import type { Api } from './api.ts'
import { MENTIONS } from './render-rich.ts'
import { type Bearing, type Content, content, readingModal } from './render-view.ts'

/** To whom an answer goes, and by what. */
export interface Asker {
  api: Api
  community: CommunityRef
  person: string
  /** Where an ephemeral message reaches her when nothing else does; null in a DM, or where it is not known. */
  room: string | null
  /** Whether it began on her Home, which then shows what it was before until it is published anew. */
  home: boolean
}

/** Answers are seen by one person alone: mentions in them notify nobody, and their buttons belong to no post. */
const bearing = ({ community }: Asker): Bearing => ({ community, mark: '', naming: MENTIONS })

export const answerContent = (asker: Asker, view: View): Content => content(view, bearing(asker))

/** What a modal of ours remembers: where it was opened from. At most 3,000 characters; this is some 40. */
export const metadataOf = ({ room, home }: Asker): string => JSON.stringify({ room, home })

/** Where a modal was opened from; nowhere for what is not ours. */
export function fromIn(metadata: string): { room: string | null; home: boolean } {
  const nowhere = { room: null, home: false }
  try {
    const read: unknown = JSON.parse(metadata)
    if (typeof read !== 'object' || read === null) return nowhere
    const room = 'room' in read && typeof read.room === 'string' ? read.room : null
    return { room, home: 'home' in read && read.home === true }
  } catch {
    return nowhere
  }
}

export const reading = (asker: Asker, view: View): ModalView => readingModal(view, bearing(asker), metadataOf(asker))

/** An ephemeral message in the room, from which the bot must not be absent. */
export async function whisper(asker: Asker, room: string, said: Content): Promise<void> {
  await asker.api.call('chat.postEphemeral', (client) =>
    client.chat.postEphemeral({ channel: room, user: asker.person, ...said }),
  )
}

/** Shows the answer in a modal that is open; if she has closed it, in the room from which it was opened. */
export async function showInModal(asker: Asker, modal: string, view: View): Promise<void> {
  try {
    await updateModal(asker, modal, reading(asker, view))
  } catch (error) {
    const closed = error instanceof PlatformError && error.kind === 'not-found'
    if (!closed || asker.room === null) throw error
    await whisper(asker, asker.room, answerContent(asker, view))
  }
}

export async function updateModal(asker: Asker, modal: string, view: ModalView): Promise<void> {
  await asker.api.call('views.update', (client) => client.views.update({ view_id: modal, view }))
}

/** A trigger lives for three seconds and opens one modal. Gives the modal's id. */
export async function openModal(asker: Asker, trigger: string, view: ModalView): Promise<string> {
  const opened = await asker.api.call('views.open', (client) => client.views.open({ trigger_id: trigger, view }))
  return opened.view?.id ?? ''
}

/** Slack is acknowledged once; how it went is known by nobody. */
export class Acknowledgement<P> {
  done = false

  constructor(private readonly ack: (payload?: P) => Promise<void>) {}

  async give(payload?: P): Promise<void> {
    if (this.done) return
    this.done = true
    try {
      await (payload === undefined ? this.ack() : this.ack(payload))
    } catch {
      // the connection is gone, and with it the way back: Slack tells the person so
      throw new PlatformError('not-found', 'acknowledgement')
    }
  }
}
