import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOUSE } from '../../src/compose/house.ts'
import { openCipher } from '../../src/data/secret-key.ts'
import { everythingIn, holding } from '../areas/personal-data/support/everything.ts'
import { aCircle, expectPrivateTo, form, platforms } from '../support/scene.ts'

type Scene = Awaited<ReturnType<typeof aCircle>>

const WHAT = 'marigold: spoke over Anna twice'

async function everything({ db, dataDir }: Scene): Promise<string[]> {
  const url = `file:${dataDir}/roundel.sqlite`
  return everythingIn({ kind: 'sqlite', url, db }, await openCipher({ db, sealed: HOUSE.sealed, dataDir }))
}

/** One scene for all that follows, in this order: a circle that closes, and what is kept of it afterwards. */
describe.each(platforms)('what is kept of a circle that has closed on %s', (platform) => {
  let scene: Scene
  let lobby: string
  beforeAll(async () => {
    scene = await aCircle(platform)
    lobby = scene.here.room('lobby').room
    const { room, here, people } = scene
    const [anna, bea] = people.members
    if (!anna || !bea) throw new Error('six members')
    await scene.goTo('2027-03-16T18:45:00Z')
    const opening = here.transcript(room).at(-1)
    if (!opening) throw new Error('no opening')
    await anna.presses(opening, 'I’m here')
    const logging = form(await people.facilitator.runs(room, 'boundary log'))
    const field = (kind: string) => logging.fields.find((each) => each.kind === kind)
    await people.facilitator.submits(logging, {
      [field('people')?.label ?? '']: [bea],
      [field('select')?.label ?? '']: field('select')?.options[0] ?? '',
      [field('paragraph')?.label ?? '']: WHAT,
    })
    await scene.goTo('2027-03-17T12:00:00Z')
    // it ends as people end it: the room stays open
    const page = expectPrivateTo(people.facilitator, await people.facilitator.runs(room, 'circle close'))
    const stays = page.buttons.find((each) => /stays open/i.test(each.label))
    const shown = expectPrivateTo(people.facilitator, await people.facilitator.presses(page, stays?.label ?? ''))
    const close = shown.buttons.find((each) => each.style === 'danger' || /^Close/.test(each.label))
    expectPrivateTo(people.facilitator, await people.facilitator.presses(shown, close?.label ?? ''))
    await scene.quiet()
  }, 120_000)
  afterAll(() => scene?.close())

  it('stewards see what goes when; of notes neither whether there are any nor how many', async () => {
    const { people } = scene
    const shown = expectPrivateTo(people.steward, await people.steward.runs(lobby, 'roundel retention'))
    expect(shown.text).toMatch(/Answers to sessions: 1 on 17 April/)
    expect(shown.text).toContain('Notes of Tuesday circle, if there are any: on 17 April')
    expect(shown.text).not.toMatch(/Notes about boundaries: \d/)
    const kept = expectPrivateTo(people.steward, await people.steward.presses(shown, 'How long everything is kept'))
    expect(kept.text).toContain('30 days after the circle closed, as setup says')
    for (const other of [people.facilitator, people.lead, people.outsider])
      expect(expectPrivateTo(other, await other.runs(lobby, 'roundel retention')).text).toContain('Only stewards')
  })

  it('it goes in the night in which it is to go, in silence, also when nothing ran for weeks', async () => {
    const { here, room, people } = scene
    const said = () => [
      here.transcript(room).map((each) => each.text),
      ...[people.facilitator, people.lead, people.steward, ...people.members].map((each) => each.dms().length),
    ]
    const before = said()
    await scene.goTo('2027-04-14T12:00:00Z')
    expect(holding(await everything(scene), WHAT)).toHaveLength(1)
    expect(await scene.db.read.attendance.count()).toBe(1)
    // the machine is off for ten days, over the night in question
    await scene.roundel.stop()
    scene.clock.set('2027-04-24T12:00:00Z')
    await scene.restart()
    await scene.quiet()
    expect(holding(await everything(scene), WHAT)).toEqual([])
    expect(await scene.db.read.attendance.count()).toBe(0)
    expect(said()).toEqual(before)
  })

  it('what is left is which kind and how many, and of notes the log does not tell even that', async () => {
    const forgot = await scene.db.read.auditEvent.findMany({ where: { actor: 'roundel' } })
    expect(forgot.map(({ action, subject }) => `${action} ${subject}`)).toEqual(
      expect.arrayContaining(['forget.attendance 1', 'forget.notes 1']),
    )
    const lines = scene.log.filter((line) => line.includes('"forgotten"'))
    expect(lines.some((line) => line.includes('"kind":"attendance"') && line.includes('"count":1'))).toBe(true)
    expect(lines.filter((line) => line.includes('"kind":"notes"') && line.includes('count'))).toEqual([])
    expect(holding(scene.log, 'marigold', 'Anna', 'Bea', 'Tuesday circle')).toEqual([])
    expect(scene.fake.complaints()).toEqual([])
  })
})
