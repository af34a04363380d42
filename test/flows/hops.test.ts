import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filesUntilRow } from '../support/hops.ts'
import { aCircle, expectPrivateTo, form } from '../support/scene.ts'

/**
 * How many of our own files are called on the way, as it is now: a change that adds to it says why, and one that takes away lowers the
 * number. Wanted are fewer than 25 for each (docs/performance.md).
 */
const NOTE = 57
const OPENING = 47

describe('the way through our own files', () => {
  let circle: Awaited<ReturnType<typeof aCircle>>
  beforeAll(async () => {
    circle = await aCircle('slack')
  })
  afterAll(() => circle.close())

  it('of a boundary note, from Slack’s socket to its row', async () => {
    const { facilitator, members } = circle.people
    const said = await members[0]?.says(circle.room, 'a sentence')
    if (!said) throw new Error('nobody spoke')
    const logging = form(await facilitator.choosesOn(said, 'Log a boundary'))
    const label = (kind: string) => logging.fields.find((field) => field.kind === kind)?.label ?? ''
    const clause = logging.fields.find((field) => field.kind === 'select')?.options[2] ?? ''
    const files = await filesUntilRow('BoundaryRecord', async () => {
      expectPrivateTo(
        facilitator,
        await facilitator.submits(logging, { [label('select')]: clause, [label('paragraph')]: 'What happened' }),
      )
    })
    expect(files).toContain('src/areas/boundaries/service.ts')
    expect(files.length, files.join('\n')).toBeLessThanOrEqual(NOTE)
  })

  it('of an opening, from the tick to its post', async () => {
    await circle.goTo('2027-03-16T18:44:59Z')
    const files = await filesUntilRow('Post', () => circle.goTo('2027-03-16T18:45:00Z'))
    expect(files).toContain('src/areas/sessions/service.ts')
    expect(files.length, files.join('\n')).toBeLessThanOrEqual(OPENING)
  })
})
