import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PlatformEvent } from '../../../src/chat/inbound.ts'
import { Bench } from './bench.ts'

let bench: Bench
beforeEach(async () => {
  bench = await Bench.start()
})
afterEach(() => bench.stop())

const heard = (what: PlatformEvent) => expect.poll(() => bench.happenings).toContainEqual(what)
const changed = (room: string, what: 'bot-in' | 'people' | 'archived' | 'unarchived' | 'bot-out') =>
  heard({ kind: 'room-changed', community: bench.here, room, what })
const left = (): PlatformEvent => ({ kind: 'community-left', community: bench.here })

/** What every platform tells is in the contract; this is what Slack alone does. */
describe('news from Slack', () => {
  it('of a room that the bot makes and fills is of its own doing, and true', async () => {
    const { room } = await bench.circle(bench.anna, bench.ben)
    await changed(room, 'bot-in')
    await changed(room, 'people')
    expect(bench.happenings.every((each) => each.kind === 'room-changed' && each.room === room)).toBe(true)
  })

  it('tells of one who goes out by herself, and of a room that goes into the archive and comes back', async () => {
    const { room } = await bench.circle(bench.anna, bench.ben)
    await changed(room, 'people')
    bench.happenings.splice(0)
    bench.anna.leavesRoom(room)
    await changed(room, 'people')
    bench.community.byHand.archiveRoom(room)
    await changed(room, 'archived')
    expect(await bench.platform.lookAt({ community: bench.here, room })).toMatchObject({ archived: true })
    bench.community.byHand.unarchiveRoom(room)
    await changed(room, 'unarchived')
  })

  it('tells of one who has left the workspace, and not of one who only has a new picture', async () => {
    bench.community.leaves(bench.ben)
    await heard({ kind: 'person-left', community: bench.here, person: bench.ben.id })
    bench.happenings.splice(0)
    bench.fake.extras.changesPicture(bench.anna)
    bench.community.leaves(bench.community.person('Cleo'))
    await expect.poll(() => bench.happenings).toHaveLength(1)
    expect(bench.happenings).not.toContainEqual(expect.objectContaining({ person: bench.anna.id }))
  })

  it.each(['tokens_revoked', 'app_uninstalled'] as const)(
    'tells by %s alone that Roundel was removed',
    async (event) => {
      bench.fake.extras.uninstallTells([event])
      bench.community.uninstall()
      await heard(left())
      expect(bench.happenings).toEqual([left()])
    },
  )

  it('of a removal may come twice, and then every call says which token is no good', async () => {
    const circle = await bench.circle(bench.anna)
    bench.community.uninstall()
    await expect.poll(() => bench.happenings.filter((each) => each.kind === 'community-left')).toHaveLength(2)
    await expect(bench.platform.members(circle)).rejects.toMatchObject({ kind: 'forbidden', detail: 'SLACK_BOT_TOKEN' })
    expect(await bench.platform.check(bench.here)).toMatchObject([{ level: 'wrong', what: 'SLACK_BOT_TOKEN' }, {}])
  })

  it('that was not taken in time comes again, to the next process too', async () => {
    const { room } = await bench.circle(bench.anna)
    await changed(room, 'people')
    await bench.platform.stop()
    bench.happenings.splice(0)
    bench.community.byHand.archiveRoom(room)
    await bench.again()
    await changed(room, 'archived')
  })
})
