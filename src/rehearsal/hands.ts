import { randomUUID } from 'node:crypto'
import type { ChatMessage, Did, OpenForm, Outcome, People } from '../adapters/rehearsal/chat/types.ts'
import type { RawValue } from '../chat/form.ts'

/** One person's hands in the chat: she acts on what she sees, by the words that stand on it, as people do. */
export interface ManualMoves {
  /** `command` without its slash: 'roundel setup'. */
  runs(room: string, command: string): Promise<ChatMessage>
  pressesForForm(message: ChatMessage, label: string): Promise<OpenForm>
  /** By the fields' labels. */
  submits(form: OpenForm, values: Readonly<Record<string, RawValue>>): Promise<ChatMessage>
}

type Acting = Did extends infer D ? (D extends Did ? Omit<D, 'client' | 'person'> : never) : never

/** All of it throws an Error with what came instead. */
export function handsOf(people: People, person: string): ManualMoves {
  const does = (act: Acting): Promise<Outcome> => people.did({ ...act, client: randomUUID(), person })
  const answered = (outcome: Outcome): ChatMessage => {
    const message = outcome.is === 'answered' ? people.message(person, outcome.message) : null
    return message ?? instead('an answer', outcome)
  }
  return {
    runs: async (room, command) => answered(await does({ do: 'run', room, path: command.split(' '), args: {} })),
    pressesForForm: async (message, label) => {
      const outcome = await does({
        do: 'press',
        message: message.id,
        place: placeOfButton(message, label),
        chosen: null,
      })
      const form = people.sight(person)?.form ?? null
      return outcome.is === 'form' && form !== null ? form : instead('a form', outcome)
    },
    submits: async ({ id, form }, values) => {
      const named = Object.entries(values).map(([label, value]) => {
        const field = form.fields.find((each) => each.label === label)
        return [field?.name ?? instead(`a field '${label}'`, form), value] as const
      })
      return answered(await does({ do: 'submit', form: id, values: Object.fromEntries(named) }))
    },
  }
}

function placeOfButton({ body }: ChatMessage, label: string): [number, number] {
  const blocks = body.kind === 'view' ? body.view.blocks : []
  for (const [at, block] of blocks.entries()) {
    const button = block.kind === 'actions' ? block.buttons.findIndex((each) => each.label === label) : -1
    if (button >= 0) return [at, button]
  }
  return instead(`a button '${label}'`, body)
}

function instead(wanted: string, came: unknown): never {
  throw new Error(`${wanted} was expected, and this came: ${JSON.stringify(came)}`)
}
