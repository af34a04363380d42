import { type Chat, openChat } from '../../../src/adapters/rehearsal/chat/chat.ts'
import type { ChatAct, ChatHappening, ChatReply, Did, Outcome } from '../../../src/adapters/rehearsal/chat/types.ts'
import type { CommandRegistry } from '../../../src/chat/registry.ts'
import { type View, view } from '../../../src/chat/view.ts'

/** One command with an option of each kind, one without any, and an action on messages. */
export const COMMANDS: CommandRegistry = {
  commands: [
    {
      noun: 'try',
      description: 'Things to try',
      verbs: [
        {
          verb: 'show',
          description: 'Shows',
          options: [
            { ...option('word', 'text'), required: true, max: 10 },
            { ...option('count', 'integer'), min: 1, max: 9 },
            { ...option('colour', 'choice'), choices: [{ label: 'Deep red', value: 'red' }] },
            option('who', 'person'),
            option('holder', 'holder'),
            option('where', 'room'),
            option('clause', 'suggested'),
          ],
        },
        { verb: 'menu', description: 'A menu', options: [] },
      ],
    },
    { noun: 'gethelp', description: 'Help', verbs: [{ verb: null, description: 'Help', options: [] }] },
  ],
  messageActions: [{ id: 'try.point', name: 'Point to this' }],
}

function option(name: string, kind: CommandRegistry['commands'][number]['verbs'][number]['options'][number]['kind']) {
  return { name, kind, description: name, required: false, max: 0, min: 0, choices: [] }
}

export const said = (words: string, ...blocks: View['blocks'][number][]): View =>
  view(words, [{ kind: 'text', text: [{ kind: 'plain', text: words }] }, ...blocks])

/** A view with these buttons in one row; the first is at [1, 0]. */
export const menu = (words: string, ...labels: string[]): View =>
  said(words, {
    kind: 'actions',
    buttons: labels.map((label) => ({ kind: 'press', label, style: 'neutral', action: { id: 'try.it', payload: [] } })),
  })

export interface Scene {
  chat: Chat
  /** What the bot was told, the oldest first. */
  acts: ChatAct[]
  happened: ChatHappening[]
  /** What the bot does with an act from now on; it answers each privately with 'Yes.' unless told. */
  answers(how: (reply: ChatReply, act: ChatAct) => Promise<void>): void
  anna: string
  ben: string
  cara: string
  lobby: string
  /** A private room with Anna and Ben in it. */
  circle: string
  did(act: Omitted): Promise<Outcome>
  /** What stands in a room before a person: words, or the text of a view. */
  reads(person: string, room: string): string[]
}

type Omitted = Did extends infer D ? (D extends Did ? Omit<D, 'client'> & { client?: string } : never) : never

/** A chat with three people, a public room, a private one, and a bot that answers. */
export async function aChat(file: string | null = null): Promise<Scene> {
  const chat = openChat({ file, now: () => '2027-03-16T19:00:00Z' })
  const [anna, ben, cara] = ['Anna', 'Ben', 'Cara'].map((name) => chat.byHand.person(name).id)
  if (!anna || !ben || !cara) throw new Error('three people')
  const lobby = chat.byHand.room('lobby').id
  const circle = await chat.bot.openRoom('circle-1-k7q2')
  await chat.bot.addMember(circle, anna)
  await chat.bot.addMember(circle, ben)
  return aScene(chat, { anna, ben, cara, lobby, circle })
}

let clients = 0

/** The same around a chat that stands already. */
export function aScene(chat: Chat, who: Pick<Scene, 'anna' | 'ben' | 'cara' | 'lobby' | 'circle'>): Scene {
  const acts: ChatAct[] = []
  const happened: ChatHappening[] = []
  let how = async (reply: ChatReply, _act: ChatAct) => reply.show('private', said('Yes.'))
  chat.bot.publish(COMMANDS)
  chat.bot.connect({
    acted: async (act, reply) => {
      acts.push(act)
      await how(reply, act)
    },
    happened: (what) => void happened.push(what),
  })
  return {
    ...who,
    chat,
    acts,
    happened,
    answers: (other) => {
      how = other
    },
    did: (act) => {
      clients += 1
      return chat.people.did({ client: `c${clients}`, ...act })
    },
    reads: (person, room) =>
      chat.people.messages(person, room).map(({ body }) => (body.kind === 'text' ? body.text : body.view.fallback)),
  }
}

/** The message that came of an act. */
export function answered(outcome: Outcome): string {
  if (outcome.is !== 'answered' && outcome.is !== 'said') throw new Error(`no message: ${JSON.stringify(outcome)}`)
  return outcome.message
}
