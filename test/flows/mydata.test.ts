import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOUSE } from '../../src/compose/house.ts'
import { openCipher } from '../../src/data/secret-key.ts'
import { everythingIn, holding } from '../areas/personal-data/support/everything.ts'
import type { Person, SeenMessage } from '../support/people.ts'
import { aCircle, expectPrivateTo, form, message, platforms } from '../support/scene.ts'

type Scene = Awaited<ReturnType<typeof aCircle>>

const GOODBYE = 'tansy: thank you all for the tea'
const HELPED = 'sorrel: a later hour'
const CORRECTED = 'lovage: a later hour, on a Sunday'

function named({ people: { members } }: Scene) {
  const [anna, bea] = members
  if (!anna || !bea) throw new Error('six members')
  return { anna, bea }
}

/** Everything that the running Roundel has kept, opened with its own key. */
async function everything({ db, dataDir }: Scene): Promise<string[]> {
  const url = `file:${dataDir}/roundel.sqlite`
  return everythingIn({ kind: 'sqlite', url, db }, await openCipher({ db, sealed: HOUSE.sealed, dataDir }))
}

/** What all the others can see of the community: rooms, and their own direct messages. */
function others({ here, people, room }: Scene, but: Person): string[] {
  const everybody = [people.steward, people.lead, people.deputy, people.facilitator, people.outsider, ...people.members]
  const rooms = here.transcript(room).map((each) => each.text)
  return [
    ...rooms,
    ...everybody.filter((each) => each.id !== but.id).flatMap((each) => each.dms().map(({ text }) => text)),
  ]
}

/** How a door is opened again. */
const CLOSED = { discord: 'Privacy Settings', slack: 'roundel -- doctor', rehearsal: 'press the button again' } as const

/** One scene for all that follows, in this order: what one member entered, from the first answer to her deleting it. */
describe.each(platforms)('what a person entered about herself on %s', (platform) => {
  let scene: Scene
  let lobby: string
  beforeAll(async () => {
    scene = await aCircle(platform)
    lobby = scene.here.room('lobby').room
    const { anna } = named(scene)
    await scene.goTo('2027-03-15T18:00:00Z')
    const reminder = scene.here.transcript(scene.room).at(-1)
    if (!reminder) throw new Error('no reminder')
    await anna.presses(reminder, 'I plan to come')
    const page = expectPrivateTo(anna, await anna.runs(scene.room, 'circle leave'))
    const goodbye = form(await anna.presses(page, 'Say goodbye and leave'))
    const left = expectPrivateTo(anna, await anna.submits(goodbye, { 'Your words to the circle': GOODBYE }))
    const helped = form(await anna.presses(left, 'Is there anything that would have helped?'))
    await anna.submits(helped, { 'In your own words': HELPED })
    await scene.quiet()
    const receipt = anna.dms().findLast((each) => each.buttons.some(({ label }) => label === 'Read it'))
    if (!receipt) throw new Error('no receipt')
    await anna.presses(message(await anna.presses(receipt, 'Read it')), 'Keep me a place in the next round')
    await scene.quiet()
  }, 120_000)
  afterAll(() => scene?.close())

  const asks = async (who: Person, verb: string): Promise<SeenMessage> =>
    expectPrivateTo(who, await who.runs(lobby, `mydata ${verb}`))

  it('is shown to her alone', async () => {
    const { anna, bea } = named(scene)
    const shown = await asks(anna, 'show')
    for (const part of ['Anna', GOODBYE, HELPED, 'Tuesday circle: you had a seat', 'you asked for a place'])
      expect(shown.text).toContain(part)
    expect((await asks(bea, 'show')).text).not.toMatch(/tansy|sorrel|Anna/)
    expect(others(scene, anna).join('\n')).not.toContain(HELPED)
  })

  it('comes to her as two files, which nobody else has, and of which nothing is left with us', async () => {
    const { anna, bea } = named(scene)
    const before = others(scene, anna)
    const page = await asks(anna, 'export')
    expectPrivateTo(anna, await anna.presses(page, 'Send me the files'))
    expectPrivateTo(anna, await anna.presses(page, 'Send me the files'))
    await scene.quiet()
    const files = anna.dmFiles()
    expect(files.map(({ name }) => name)).toEqual(['my-data.html', 'my-data.json'])
    for (const { text } of files) for (const part of [GOODBYE, HELPED, 'Tuesday circle']) expect(text).toContain(part)
    expect(files[0]?.text).not.toMatch(/<(script|img|link)\b/)
    expect(JSON.parse(files[1]?.text ?? '')).toMatchObject({ format: 'roundel-my-data', person: anna.id })
    // a lock screen shows the words beside a file: they say nothing
    for (const dm of anna.dms().slice(-2)) expect(dm.text).not.toMatch(/tansy|sorrel|circle|Tuesday/i)
    expect(bea.dmFiles()).toEqual([])
    expect(others(scene, anna)).toEqual(before)
    expect(await scene.db.read.post.count({ where: { sealedFile: { not: null } } })).toBe(0)
    expect((await asks(anna, 'export')).text).toContain('are in your direct messages')
  })

  it('cannot come to a closed door: she learns it in private when she asks again, and how to open it', async () => {
    const shy = scene.here.person('Shy', { dmsClosed: platform !== 'rehearsal' })
    if (platform === 'slack') scene.here.byHand.withdraw('files:write')
    // no door can be closed there: it is the chat that says no
    if (platform === 'rehearsal') scene.fake.fail('upload', { kind: 'status', status: 403 }, 2)
    const before = others(scene, shy)
    await shy.presses(await asks(shy, 'export'), 'Send me the files')
    await scene.quiet()
    expect(shy.dmFiles()).toEqual([])
    const again = await asks(shy, 'export')
    expect(again.text).toContain('could not be sent, and were deleted')
    expect(again.text).toContain(CLOSED[platform])
    expect(others(scene, shy)).toEqual(before)
    expect(await scene.db.read.post.count({ where: { sealedFile: { not: null } } })).toBe(0)
    if (platform === 'slack') scene.here.byHand.grant('files:write')
  })

  it('is corrected in a form that holds what was there', async () => {
    const { anna } = named(scene)
    const page = await asks(anna, 'correct')
    const [select] = page.selects
    const opened = form(await anna.picks(page, select?.label ?? '', select?.options[0] ?? ''))
    expect(opened.fields[0]?.value).toBe(HELPED)
    const saved = expectPrivateTo(anna, await anna.submits(opened, { [opened.fields[0]?.label ?? '']: CORRECTED }))
    expect(saved.text).toContain('Saved')
    expect(holding(await everything(scene), HELPED)).toEqual([])

    const wish = form(await anna.presses(page, 'A place in the next round'))
    await anna.submits(wish, { [wish.fields[0]?.label ?? '']: 'No place, please' })
    expect(await scene.db.read.nextRound.count()).toBe(0)
    const answers = await asks(named(scene).bea, 'correct')
    expect(answers.text).toContain('change it in your profile')
  })

  it('is deleted after a preview, once, and no word of hers is left: in no table, no sealed value, no post, no room', async () => {
    const { anna, bea } = named(scene)
    const kept = holding(await everything(scene), GOODBYE, CORRECTED)
    expect(kept.length).toBeGreaterThan(1)
    const page = await asks(anna, 'delete')
    expect(page.text).toContain('Nothing has happened yet')
    expect(page.text).toContain('Facilitators may have written notes')
    expect(holding(await everything(scene), GOODBYE, CORRECTED)).toEqual(kept)

    const receipt = expectPrivateTo(anna, await anna.presses(page, 'Delete it for good'))
    expect(receipt.text).toContain('that you left a circle, with your words about it')
    expect(receipt.text).toContain('your goodbye')
    await scene.quiet()
    expect(holding(await everything(scene), GOODBYE, CORRECTED, HELPED)).toEqual([])
    const room = scene.here
      .transcript(scene.room)
      .map((each) => each.text)
      .join('\n')
    expect(room).not.toMatch(/tansy/)
    expect(room).toContain('It was taken back')
    expect(room).not.toContain('Anna')
    // nobody is told that she did
    expect(bea.dms()).toEqual([])

    const second = expectPrivateTo(anna, await anna.runs(lobby, 'mydata delete'))
    expect(second.text).toContain('Deleting what you entered')
    expect(scene.fake.complaints()).toEqual([])
    for (const secret of ['tansy', 'sorrel', 'lovage', 'Anna']) expect(scene.log.join('\n')).not.toContain(secret)
  })
})
