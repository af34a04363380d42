import { setTimeout as delay } from 'node:timers/promises'
import type { Temporal } from 'temporal-polyfill'
import { registry } from '../../src/compose/definitions.ts'
import type { Person, Seen } from '../support/people.ts'
import type { PlatformUnderTest } from '../support/scene.ts'
import type { Act } from './acts.ts'
import { expectAllIsWell } from './all-is-well.ts'
import { BeforeHer } from './before-her.ts'
import { byHand } from './by-hand.ts'
import { filledIn, nth, options } from './filling.ts'
import { expectAllowed, type Typed } from './powers-kept.ts'
import { EverBeen, standing } from './roles.ts'
import { Secrets } from './secrets.ts'
import { aSmallCommunity, type SmallCommunity } from './small-community.ts'
import { trouble } from './trouble.ts'

/** Everything that a life has come to so far. */
export interface Life {
  readonly community: SmallCommunity
  readonly secrets: Secrets
  readonly ever: EverBeen
  readonly before: ReadonlyMap<string, BeforeHer>
  /** Who has left the server or workspace. */
  readonly gone: Set<string>
  /** Something was broken on purpose: calls may have failed. */
  troubled: boolean
  /** The command that was typed last; null after anything else. */
  typed: Typed | null
  /** Who acted last, the latest first: what came twice may be answered a little later. */
  readonly actors: Person[]
  /** What was done, in words, for whoever reads a failure. */
  readonly told: string[]
}

const COMMANDS = registry.commands.flatMap(({ noun, verbs }) =>
  verbs.map(({ verb, options: asked }) => ({ command: verb === null ? noun : `${noun} ${verb}`, asked })),
)

const WAITS: readonly Temporal.DurationLike[] = [
  { minutes: 10 },
  { hours: 1 },
  { hours: 26 },
  { hours: 24 * 3 },
  { hours: 24 * 7 },
  { hours: 24 * 15 },
]

/** Nothing has been done yet. */
export async function newLife(platform: PlatformUnderTest): Promise<Life> {
  const community = await aSmallCommunity(platform)
  return {
    community,
    secrets: new Secrets(),
    ever: new EverBeen(),
    before: new Map(community.everybody.map((person) => [person.id, new BeforeHer(person)])),
    gone: new Set(),
    troubled: false,
    typed: null,
    actors: [],
    told: [],
  }
}

/** Lives a life from beginning to end on a fresh fake, and looks at everything that must hold. @throws with what was done in words */
export async function live(platform: PlatformUnderTest, acts: readonly Act[]): Promise<void> {
  const life = await newLife(platform)
  try {
    for (const act of acts) {
      await one(life, act)
      await life.community.quiet()
    }
    await expectAllIsWell(life)
  } catch (error) {
    throw new Error(`${life.told.join('\n')}\n${error instanceof Error ? error.stack : String(error)}`, {
      cause: error,
    })
  } finally {
    await life.community.close()
  }
}

async function one(life: Life, act: Act): Promise<void> {
  const { community, told } = life
  switch (act.do) {
    case 'wait': {
      const until = community.clock.now().add(nth(WAITS, act.how) ?? { hours: 1 })
      told.push(`wait until ${until}`)
      return community.goTo(String(until))
    }
    case 'restart':
      told.push('restart')
      return community.restart()
    case 'twice':
      told.push('the next delivery comes twice')
      return community.fake.deliverTwice(1)
    case 'trouble':
      life.troubled = true
      told.push(trouble(community.fake, act.which))
      return
    case 'by hand':
      told.push(byHand(life, act))
      return
    default:
      return acted(life, act)
  }
}

type Personal = Extract<Act, { who: number; do: 'press' | 'pick' | 'command' | 'menu' | 'home' | 'say' }>

/** Who has not left the server or workspace: the client offers nobody else. */
const whoIsHere = ({ community, gone }: Life): readonly Person[] =>
  community.everybody.filter(({ id }) => !gone.has(id))

async function acted(life: Life, act: Personal): Promise<void> {
  const { community, before } = life
  const person = nth(whoIsHere(life), act.who)
  const hers = person && before.get(person.id)
  if (!person || !hers) return
  life.actors.unshift(person)
  life.typed = null
  const standingBefore = await standing(community.db, community.here)
  life.ever.note(standingBefore, community.everybody)
  const logged = community.log.length
  let seen = await first(life, act, person, hers, standingBefore.circles)
  if (seen === null) {
    life.actors.shift()
    return
  }
  hers.took(seen)
  if (seen.kind === 'form') {
    const values = filledIn(person, seen, whoIsHere(life), life.secrets, 'fill' in act ? act.fill : [])
    life.told.push(`  fills in '${seen.title}' with ${JSON.stringify(Object.keys(values))}`)
    const sent = await person.submits(seen, values).catch(unsendable)
    // the client does not let it be sent (too long for its field): she leaves it
    if (sent === null) return
    seen = sent
    hers.took(seen)
  }
  if (!isUrgent(life.told)) await logTells(community, logged)
  await expectAllowed(life, standingBefore, community.log.slice(logged), life.typed)
  life.ever.note(await standing(community.db, community.here), community.everybody)
  if (seen.kind === 'failed' && !life.troubled) throw new Error(`no answer: ${seen.why}`)
}

async function first(
  life: Life,
  act: Personal,
  person: Person,
  hers: BeforeHer,
  circles: readonly { id: string; name: string; room: string | null }[],
): Promise<Seen | null> {
  const { community, secrets, told } = life
  const where = () =>
    nth(
      [community.lobby, ...person.rooms().flatMap((room) => (writes(room, person) ? room.id : []))],
      'where' in act ? act.where : 0,
    ) ?? community.lobby
  switch (act.do) {
    case 'press': {
      const button =
        (act.which % 3 > 0 && nth(hers.buttons(hers.latest()), act.which)) || nth(hers.buttons(), act.which)
      if (!button) return null
      told.push(`${person.name} presses '${button.label}'`)
      return person.presses(button.on, button.label)
    }
    case 'pick': {
      const menu = (act.which % 3 > 0 && nth(hers.menus(hers.latest()), act.which)) || nth(hers.menus(), act.which)
      const option = menu && nth(menu.options, act.option)
      if (!menu || option === undefined) return null
      told.push(`${person.name} picks '${option}' in '${menu.label}'`)
      return person.picks(menu.on, menu.label, option)
    }
    case 'command': {
      const meant = nth(COMMANDS, act.which)
      if (!meant) return null
      const names = circles.map(({ name }) => name)
      const given = options(person, meant.command, meant.asked, whoIsHere(life), names, secrets, act.fill)
      const room = where()
      const circle = circles.find((each) => each.name === given.circle) ?? circles.find((each) => each.room === room)
      life.typed = { definition: meant.command.replace(' ', '.'), circle: circle?.id ?? null }
      told.push(`${person.name} runs /${meant.command} ${JSON.stringify(Object.keys(given))} in ${room}`)
      return person.runs(room, meant.command, given)
    }
    case 'menu': {
      const on = nth(
        person
          .rooms()
          .flatMap((room) => (writes(room, person) ? person.reads(room.id).filter((each) => !each.private) : [])),
        act.which,
      )
      const action = nth(registry.messageActions, act.action)
      if (!on || !action) return null
      told.push(`${person.name} chooses '${action.name}' on a message`)
      return person.choosesOn(on, action.name)
    }
    case 'home':
      told.push(`${person.name} opens the Home`)
      return person.opensHome()
    case 'say': {
      const room = where()
      told.push(`${person.name} says something`)
      await person.says(room, `so ${secrets.write(person.id, 'said by oneself').word}`)
      return null
    }
  }
}

const writes = (room: { canWrite: readonly string[]; archived: boolean }, person: Person): boolean =>
  !room.archived && room.canWrite.includes(person.id)

const isUrgent = (told: readonly string[]): boolean => /gethelp|Get help now/.test(told.at(-1) ?? '')

/** The line of the log comes right after the answer. Of help nothing is written; of what failed to arrive, perhaps nothing either. */
async function logTells({ log }: SmallCommunity, since: number): Promise<void> {
  for (let look = 0; look < 500 && !log.slice(since).some((line) => line.includes('"acted"')); look += 1) await delay(2)
}

function unsendable(error: unknown): null {
  if (error instanceof Error && error.message.includes('cannot be submitted')) return null
  throw error
}
