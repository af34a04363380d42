import { setTimeout as delay } from 'node:timers/promises'
import { dateOf } from '../../src/data/times.ts'
import { type House, type People, printed } from './scene.ts'
import type { SlackExtras } from './slack/fake.ts'
import { until } from './until.ts'

/** One event of Slack's that tells of rooms, people or the app itself, and what it brings about. */
export interface News {
  event: string
  /** What must be so before it happens. */
  before?(): Promise<void>
  act(): void
  /** Whether Roundel has noticed. */
  seen(): Promise<boolean>
  /** Everything as it was. */
  back(): Promise<void>
}

/** The manifest without one of its events. */
export function without(event: string): string {
  const manifest = JSON.parse(printed('slack'))
  const { event_subscriptions } = manifest.settings
  event_subscriptions.bot_events = event_subscriptions.bot_events.filter((each: string) => each !== event)
  return JSON.stringify(manifest)
}

/** Whether it is noticed within this time, in ms. */
export async function noticedWithin(news: News, ms: number): Promise<boolean> {
  for (const late = AbortSignal.timeout(ms); !late.aborted; await delay(20)) if (await news.seen()) return true
  return false
}

/**
 * Every event beside those of the Home and of user groups, in an order in which each can happen; after `group_deleted` there is no room.
 * Nothing but an event makes Roundel look: the day on which everything is looked at does not come.
 */
export function newsOf(
  house: House,
  slack: SlackExtras['extras'],
  { outsider, members }: People,
  room: string,
): readonly News[] {
  const { here, db } = house
  const { byHand } = here
  const [anna, bea] = members
  if (!anna || !bea) throw new Error('no members')
  const name = here.find(/^circle-1-/)?.name ?? ''

  const open = async (...kinds: string[]): Promise<boolean> => {
    house.roundel.runner.wake()
    const rows = await db.read.incident.findMany({ where: { resolvedAt: null, kind: { not: 'pins' } } })
    return rows.map((each) => each.kind).join() === kinds.join()
  }
  const left = async () => (await db.read.community.findFirst())?.leftAt !== null
  const isOpen = (...kinds: string[]) => until(`open: ${kinds.join() || 'nothing'}`, () => open(...kinds))
  /** With everything subscribed to, something that makes Roundel look; it is over when that too is as it was. */
  const looked = async () => {
    here.install(printed('slack'))
    byHand.renameRoom(room, 'another-name')
    await isOpen('renamed')
    byHand.renameRoom(room, name)
    await isOpen()
    const due = {
      kind: 'room.check',
      state: { in: ['waiting', 'running'] },
      dueAt: { lte: dateOf(house.clock.now()) },
    }
    await until('looked', async () => (await db.read.job.count({ where: due })) === 0)
    house.rest()
  }
  const removed = (event: 'tokens_revoked' | 'app_uninstalled'): News => ({
    event,
    act: () => {
      slack.uninstallTells([event])
      here.uninstall()
    },
    seen: left,
    back: async () => {
      slack.uninstallTells(['tokens_revoked', 'app_uninstalled'])
      here.install(printed('slack'))
      await house.restart()
      await until('back', async () => !(await left()))
    },
  })

  return [
    {
      event: 'pin_removed',
      act: () => {
        house.clock.advance({ minutes: 5 })
        const [pinned] = anna.reads(room).filter((each) => each.pinned)
        if (!pinned) throw new Error('the agreement is not pinned')
        byHand.unpin(pinned)
      },
      seen: async () => {
        house.roundel.runner.wake()
        return anna.reads(room).some((each) => each.pinned)
      },
      back: looked,
    },
    {
      event: 'member_joined_channel',
      act: () => byHand.addToRoom(room, outsider),
      seen: () => open('strangers'),
      back: async () => {
        outsider.leavesRoom(room)
        await looked()
      },
    },
    {
      event: 'member_left_channel',
      before: async () => {
        byHand.addToRoom(room, outsider)
        await isOpen('strangers')
      },
      act: () => outsider.leavesRoom(room),
      seen: () => open(),
      back: looked,
    },
    {
      event: 'group_rename',
      act: () => byHand.renameRoom(room, 'tuesdays'),
      seen: () => open('renamed'),
      back: looked,
    },
    {
      event: 'group_archive',
      act: () => byHand.archiveRoom(room),
      seen: () => open('archived'),
      back: async () => {
        byHand.unarchiveRoom(room)
        await looked()
      },
    },
    {
      event: 'group_unarchive',
      before: async () => {
        byHand.archiveRoom(room)
        await isOpen('archived')
      },
      act: () => byHand.unarchiveRoom(room),
      seen: () => open(),
      back: looked,
    },
    {
      event: 'group_left',
      act: () => byHand.removeBot(room),
      seen: () => open('bot-out'),
      back: async () => {
        byHand.inviteBot(room, anna)
        await looked()
      },
    },
    {
      event: 'user_change',
      act: () => here.leaves(bea),
      seen: async () => {
        house.roundel.runner.wake()
        return (await db.read.incident.count({ where: { kind: 'gone' } })) > 0
      },
      back: looked,
    },
    {
      event: 'group_deleted',
      act: () => byHand.deleteRoom(room),
      seen: () => open('deleted'),
      back: async () => here.install(printed('slack')),
    },
    removed('tokens_revoked'),
    removed('app_uninstalled'),
  ]
}
