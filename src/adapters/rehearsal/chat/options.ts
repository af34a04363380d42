import type { RawOption } from '../../../chat/inbound.ts'
import type { PublishedOption, PublishedVerb } from '../../../chat/registry.ts'
import { refuse } from './refused.ts'
import { present, roomSeenBy } from './sight.ts'
import type { Store } from './store.ts'
import type { ChatPerson } from './types.ts'

/** @throws Refused when nothing of this name is published */
export function commandOf(store: Store, path: readonly string[]): PublishedVerb {
  const [noun, verb] = path
  const found = store.commands.commands
    .find((each) => each.noun === noun)
    ?.verbs.find((each) => each.verb === (verb ?? null))
  if (found === undefined || path.length > 2) refuse('rehearsal.chat.no-command', { command: path.join(' ') })
  return found
}

/**
 * The options as they are sent: what Discord's client would not send is not sent here either. An optional text left empty is left out.
 * @throws Refused with what she would see beside the option
 */
export function checkedOptions(
  store: Store,
  person: ChatPerson,
  verb: PublishedVerb,
  args: Readonly<Record<string, RawOption>>,
): Record<string, RawOption> {
  for (const name of Object.keys(args)) {
    if (!verb.options.some((option) => option.name === name)) refuse('rehearsal.chat.option.unknown', { option: name })
  }
  const sent: Record<string, RawOption> = {}
  for (const option of verb.options) {
    const given = args[option.name]
    if (given === undefined || ('text' in given && given.text.trim() === '')) {
      if (option.required) refuse('rehearsal.chat.option.missing', { option: option.name })
    } else {
      checkOption(store, person, option, given)
      sent[option.name] = given
    }
  }
  return sent
}

function checkOption(store: Store, person: ChatPerson, option: PublishedOption, given: RawOption): void {
  const { name } = option
  switch (option.kind) {
    case 'text':
    case 'suggested':
      if (!('text' in given)) refuse('rehearsal.chat.option.text', { option: name })
      if (option.max > 0 && given.text.length > option.max)
        refuse('rehearsal.chat.option.long', { option: name, max: option.max })
      return
    case 'integer': {
      const number = 'text' in given && /^-?\d{1,9}$/.test(given.text.trim()) ? Number(given.text) : Number.NaN
      if (!(number >= option.min && number <= option.max))
        refuse('rehearsal.chat.option.number', { option: name, min: option.min, max: option.max })
      return
    }
    case 'choice':
      if (!('text' in given) || !option.choices.some((choice) => choice.value === given.text))
        refuse('rehearsal.chat.option.choice', { option: name })
      return
    case 'person':
      if (!('person' in given) || present(store, given.person) === null)
        refuse('rehearsal.chat.option.person', { option: name })
      return
    case 'holder':
      if (!isHolder(store, given)) refuse('rehearsal.chat.option.holder', { option: name })
      return
    case 'room':
      if (!('room' in given) || roomSeenBy(store, person, given.room) === null)
        refuse('rehearsal.chat.option.room', { option: name })
      return
    default:
      option.kind satisfies never
  }
}

const isHolder = (store: Store, given: RawOption): boolean =>
  ('person' in given && present(store, given.person) !== null) || ('group' in given && store.groups.has(given.group))
