import { afterEach, describe, expect, it } from 'vitest'
import { t } from '../../src/locales/index.ts'
import type { Person, Seen, SeenMessage } from '../support/people.ts'
import { aCircle, expectPrivateTo, type House, overAWire } from '../support/scene.ts'

const PEOPLE = 300
/** More than Slack opens in a minute in one workspace: some 100 (views.open is tier 4). */
const FORMS = 150
const SLACK_OPENS = 100
/** So many press at the same moment. */
const AT_ONCE = 25

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function inGroups<T, R>(all: readonly T[], act: (each: T) => Promise<R>, size = AT_ONCE): Promise<R[]> {
  const done: R[] = []
  for (let from = 0; from < all.length; from += size)
    done.push(...(await Promise.all(all.slice(from, from + size).map(act))))
  return done
}

/** Rate limits are on in every flow; this is the one that comes near them. The rehearsal has none. */
describe.each(overAWire)('within a minute on %s', (platform) => {
  it('three hundred people press: all are answered in private, and no call comes too often', async () => {
    const circle = await aCircle(platform)
    closing.push(() => circle.close())
    const lobby = circle.here.room('lobby').room
    const people = Array.from({ length: PEOPLE }, (_, at) => circle.here.person(`Person ${at + 1}`))
    const menus = new Map<Person, SeenMessage>()
    await inGroups(people, async (person) => {
      menus.set(person, expectPrivateTo(person, await person.runs(lobby, 'roundel help')))
    })
    await inGroups(people, async (person) => {
      const menu = menus.get(person)
      if (!menu) throw new Error('no menu')
      expect(expectPrivateTo(person, await person.presses(menu, 'Get help now')).text).toContain('116 123')
    })
    expectNothingTooOften(circle)
  })

  it('more forms are asked for than can be opened: the others read when to press again, and then they open', async () => {
    const circle = await aCircle(platform)
    closing.push(() => circle.close())
    const lobby = circle.here.room('lobby').room
    const pages = await inGroups(circle.people.members, async (person) => {
      const page = expectPrivateTo(person, await person.runs(lobby, 'mydata correct'))
      return { person, opens: (): Promise<Seen> => person.presses(page, t('personal-data.correct.wish')) }
    })
    const presses = Array.from({ length: FORMS / pages.length }, () => pages).flat()
    // each has one form open at a time
    const press = async ({ person, opens }: (typeof pages)[number]) => ({ person, opens, seen: await opens() })
    const seen = await inGroups(presses, press, pages.length)
    const waiting = seen.filter((each) => each.seen.kind !== 'form')
    expect(waiting).toHaveLength(platform === 'slack' ? FORMS - SLACK_OPENS : 0)
    for (const { person, seen } of waiting) expect(expectPrivateTo(person, seen).text).toContain('again in a minute')
    circle.rest()
    for (const again of await inGroups(waiting, press, 1)) expect(again.seen.kind).toBe('form')
    expectNothingTooOften(circle)
  })
})

function expectNothingTooOften({ fake }: House): void {
  const tooOften = fake.calls().filter(({ status }) => status === 429)
  expect(tooOften.map(({ route }) => route)).toEqual([])
  expect(fake.complaints()).toEqual([])
}
