import { randomUUID } from 'node:crypto'
import { unawaited } from '../../../chat/unawaited.ts'
import type { Choice, View } from '../../../chat/view.ts'
import { t } from '../../../locales/index.ts'
import { type Core, dropMessage, newMessage, openForm, putMessage } from './core.ts'
import { checkedValues } from './fields.ts'
import { checkedOptions, commandOf } from './options.ts'
import { actionAt, seenAs } from './places.ts'
import { Refused, refuse } from './refused.ts'
import { RehearsalReply, type ReplyRequest } from './reply.ts'
import { dmOf, mayWrite, messageFor, present, roomSeenBy, shown } from './sight.ts'
import type { ChatAct, ChatPerson, ChatRoom, Did, Outcome, People } from './types.ts'

/** How long people wait for what comes of an act, in ms of machine time. */
const ACT_TIMEOUT = 10_000

/** As Discord has it: https://docs.discord.com/developers/resources/message#create-message takes 2,000; people with more to say get 4,000. */
const MAX_TEXT = 4_000

/** Stands for her Home where a message is expected. */
const HOME = 'home'

/** An act of which the bot is told, and how it may be answered. */
type Handed = { asked: ReplyRequest } & (ChatAct extends infer A
  ? A extends ChatAct
    ? Omit<A, 'actor' | 'delivery' | 'fromHome' | 'room'>
    : never
  : never)

/** What people do: checked as a chat's client and its server would, done once, handed to the bot where it is for the bot. */
export function acting(core: Core): Pick<People, 'did' | 'suggests' | 'opensHome'> {
  const { store } = core
  const underWay = new Map<string, Promise<Outcome>>()

  const told = async (key: string, act: Did): Promise<Outcome> => {
    try {
      const person = present(store, act.person) ?? refuse('rehearsal.chat.not-here')
      if (act.do === 'say' || act.do === 'dismiss' || act.do === 'dismiss-form') return alone(core, person, act, key)
      return await handOver(core, person, handed(core, person, act), key)
    } catch (error) {
      if (error instanceof Refused) return { is: 'refused', why: error.message }
      throw error
    }
  }

  return {
    did: (act) => {
      const key = `${act.person} ${act.client}`
      const before = store.done(key)
      const known = underWay.get(key) ?? (before === null ? null : Promise.resolve(before))
      if (known !== null) return known
      const work = told(key, act).finally(() => underWay.delete(key))
      underWay.set(key, work)
      return work
    },
    suggests: (person, room, asked) => suggested(core, { person, room, ...asked }),
    async opensHome(id) {
      const person = present(store, id)
      const dm = dmOf(store, id)
      if (person === null || dm === null) return null
      if (core.bot !== null) {
        const asked: ReplyRequest = { kind: 'home', person: id, room: dm.id, pressed: null, fromHome: true, sent: null }
        const reply = new RehearsalReply(core, asked, () => {})
        await Promise.race([handing(core, person, { asked, kind: 'home' }, reply), reply.outcome])
      }
      return store.home(id)
    },
  }
}

/** What needs no bot. */
function alone(
  core: Core,
  person: ChatPerson,
  act: Did & { do: 'say' | 'dismiss' | 'dismiss-form' },
  key: string,
): Outcome {
  const { store } = core
  switch (act.do) {
    case 'say': {
      const room = writable(core, person, act.room)
      const text = act.text.trim()
      if (text === '') refuse('rehearsal.chat.say.nothing')
      if (text.length > MAX_TEXT) refuse('rehearsal.chat.say.long', { max: MAX_TEXT })
      return core.change((told) => {
        const said = newMessage(core, { room: room.id, author: { person: person.id }, body: { kind: 'text', text } })
        putMessage(core, told, said)
        const outcome: Outcome = { is: 'said', message: said.id }
        store.keepDone(key, outcome)
        return outcome
      })
    }
    case 'dismiss': {
      const message = messageFor(store, person, act.message)
      if (message?.only !== person.id) refuse('rehearsal.chat.message-gone')
      return core.change((told): Outcome => {
        dropMessage(core, told, message)
        store.keepDone(key, { is: 'nothing' })
        return { is: 'nothing' }
      })
    }
    case 'dismiss-form': {
      const form = core.forms.get(act.form)
      if (form?.person !== person.id) return { is: 'nothing' }
      core.forms.delete(form.id)
      core.change((told) => told.changed({ what: 'form', person: person.id }))
      return { is: 'nothing' }
    }
    default:
      return act satisfies never
  }
}

/**
 * What the bot is told, from what she sees and from nothing else: the action of a button is looked up where it stands.
 * @throws Refused
 */
function handed(core: Core, person: ChatPerson, act: Exclude<Did, { do: 'say' | 'dismiss' | 'dismiss-form' }>): Handed {
  const { store } = core
  const by = { person: person.id, sent: null }
  switch (act.do) {
    case 'run': {
      const room = writable(core, person, act.room)
      const args = checkedOptions(store, person, commandOf(store, act.path), act.args)
      const asked: ReplyRequest = { ...by, kind: 'command', room: room.id, pressed: null, fromHome: false }
      return { asked, kind: 'command', path: act.path, args }
    }
    case 'press': {
      const { place, chosen } = act
      if (act.message === HOME) {
        const view = store.home(person.id) ?? refuse('rehearsal.chat.button-gone')
        const room = dmOf(store, person.id)?.id ?? refuse('rehearsal.chat.not-here')
        pressable(view, act)
        const asked: ReplyRequest = { ...by, kind: 'press', room, pressed: null, fromHome: true }
        return { asked, kind: 'press', view, mark: '', message: null, place, chosen }
      }
      const message = messageFor(store, person, act.message) ?? refuse('rehearsal.chat.message-gone')
      if (message.body.kind !== 'view') refuse('rehearsal.chat.button-gone')
      const { view } = message.body
      pressable(view, act)
      const { room, fromHome, mark } = message
      const asked: ReplyRequest = {
        ...by,
        kind: 'press',
        room,
        pressed: message.only === null ? null : message.id,
        fromHome,
      }
      return { asked, kind: 'press', view, mark, message: shown(message), place, chosen }
    }
    case 'submit': {
      const form = core.forms.get(act.form)
      if (form?.person !== person.id || core.sent.has(form.id)) refuse('rehearsal.chat.form-gone')
      const values = checkedValues(store, form.form, act.values)
      const { room, pressed, fromHome, action } = form
      const asked: ReplyRequest = { ...by, kind: 'submit', room, pressed, fromHome, sent: { form, values } }
      return { asked, kind: 'submit', form: openForm(form), action, values }
    }
    case 'message-action': {
      const message = messageFor(store, person, act.message) ?? refuse('rehearsal.chat.message-gone')
      if (message.only !== null) refuse('rehearsal.chat.private-has-no-menu')
      writable(core, person, message.room)
      if (!store.commands.messageActions.some((each) => each.id === act.name)) refuse('rehearsal.chat.no-action')
      const asked: ReplyRequest = { ...by, kind: 'message-action', room: message.room, pressed: null, fromHome: false }
      return { asked, kind: 'message-action', message: shown(message), name: act.name }
    }
    default:
      return act satisfies never
  }
}

/** @throws Refused where she does not see the room, or nobody writes any more: no commands there either, as on Discord */
function writable(core: Core, person: ChatPerson, id: string): ChatRoom {
  const room = roomSeenBy(core.store, person, id) ?? refuse('rehearsal.chat.room-gone')
  if (!mayWrite(person, room)) refuse('rehearsal.chat.read-only')
  return room
}

/** @throws Refused where nothing is to be pressed, or something else than she saw: on Discord a button carries what it does with it */
function pressable(view: View, { place, chosen, seen }: Did & { do: 'press' }): void {
  const call = actionAt(view, place, chosen) ?? refuse('rehearsal.chat.button-gone')
  if (seen !== undefined && seen !== seenAs(call)) refuse('rehearsal.chat.button-gone')
}

/** Hands it to the bot and waits for what she sees first, or for the end of her patience. */
async function handOver(core: Core, person: ChatPerson, act: Handed, key: string): Promise<Outcome> {
  const { store } = core
  if (core.bot === null) return { is: 'silent', why: t('rehearsal.chat.not-connected') }
  const keep = (outcome: Outcome): void => {
    try {
      core.change(() => store.keepDone(key, outcome))
    } catch {
      // a full disk: told again after a kill it may be done again, which is better than not at all
    }
  }
  // before it is handed over: told again after a kill, it is not done again
  keep({ is: 'silent', why: t('rehearsal.chat.cut-off') })
  const reply = new RehearsalReply(core, act.asked, (outcome) => store.keepDone(key, outcome))
  const form = act.asked.sent?.form.id
  // nobody sends it once more from another window: it may come back with what is wrong
  if (form !== undefined) core.sent.add(form)
  const done = handing(core, person, act, reply)
  unawaited(
    Promise.race([done, reply.outcome]).finally(() => core.sent.delete(form ?? '')),
    () => core.complain('an act was not dealt with'),
  )
  let over = (): void => {}
  const late = new Promise<null>((done) => {
    over = () => done(null)
  })
  const timer = setTimeout(over, ACT_TIMEOUT)
  core.waiting.add(over)
  const outcome = await Promise.race([reply.outcome, late])
  clearTimeout(timer)
  core.waiting.delete(over)
  if (outcome !== null) return outcome
  const ended: Outcome =
    reply.message === null
      ? { is: 'silent', why: t('rehearsal.chat.silent') }
      : // acknowledged, and still at work
        { is: 'answered', message: reply.message }
  // closed meanwhile: what was written before it was handed over says already that nobody knows
  if (store.open) keep(ended)
  return ended
}

/** Resolves when the bot has done with it. */
async function handing(
  core: Core,
  person: ChatPerson,
  { asked, ...act }: Handed,
  reply: RehearsalReply,
): Promise<void> {
  const { store } = core
  const room = store.rooms.get(asked.room)
  const envelope = {
    actor: {
      person: person.id,
      name: person.name,
      admin: person.admin,
      groups: [...store.groups.values()].filter((group) => group.people.includes(person.id)).map(({ id }) => id),
    },
    room: room === undefined || room.kind === 'dm' ? null : room.id,
    delivery: randomUUID().replaceAll('-', ''),
    fromHome: asked.fromHome,
  }
  await core.bot?.acted({ ...envelope, ...act }, reply).catch(() => {})
  reply.end('was not answered')
}

async function suggested(
  core: Core,
  typed: { person: string; room: string; path: readonly string[]; option: string; query: string },
): Promise<readonly Choice[]> {
  const { store } = core
  const person = present(store, typed.person)
  const room = person === null ? null : roomSeenBy(store, person, typed.room)
  const [noun, verb] = typed.path
  const option = store.commands.commands
    .find((each) => each.noun === noun)
    ?.verbs.find((each) => each.verb === (verb ?? null))
    ?.options.find((each) => each.name === typed.option)
  if (person === null || room === null || option === undefined) return []
  if (option.kind === 'choice') return matching(option.choices, typed.query)
  if (option.kind !== 'suggested' || core.bot === null) return []
  const asked: ReplyRequest = {
    ...{ kind: 'suggest', person: person.id, room: room.id, pressed: null, fromHome: false, sent: null },
  }
  const reply = new RehearsalReply(core, asked, () => {})
  const act = { asked, kind: 'suggest', path: typed.path, option: typed.option, query: typed.query } as const
  unawaited(handing(core, person, act, reply), () => core.complain('a question was not dealt with'))
  await reply.outcome
  return reply.choices
}

const matching = (choices: readonly Choice[], query: string): Choice[] =>
  choices.filter((choice) => choice.label.toLowerCase().includes(query.trim().toLowerCase()))
