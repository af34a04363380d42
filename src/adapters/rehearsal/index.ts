import { createHash } from 'node:crypto'
import type { AdapterLog } from '../../chat/adapter-log.ts'
import { PlatformError } from '../../chat/errors.ts'
import type { Intake, PlatformEvent } from '../../chat/inbound.ts'
import type { Platform } from '../../chat/platform.ts'
import { type CommunityRef, communityRef } from '../../chat/refs.ts'
import { Running } from '../../chat/running.ts'
import { actOf, RehearsalAnswer } from './acts.ts'
import { SAME_KEY_FOR } from './chat/store.ts'
import type { BotSide, ChatAct, ChatHappening, ChatReply } from './chat/types.ts'
import { asked } from './errors.ts'
import { changeMembers } from './rooms.ts'

export interface RehearsalOptions {
  /** The chat's side for the bot. */
  chat: BotSide
  log: AdapterLog
}

/** How long what runs may take to finish when we stop, in ms. */
const DRAIN = 5_000

/** Roundel in the local chat for rehearsing: there is no wire, so what a call did is always known. */
export function rehearsal({ chat, log }: RehearsalOptions): Platform {
  const running = new Running()
  const ref = (): CommunityRef => communityRef('rehearsal', chat.community.id)
  /** @throws PlatformError 'not-found': a ref of another community's, such as one from before everything was forgotten */
  const here = <R>(community: CommunityRef, call: () => Promise<R>): Promise<R> =>
    asked(async () => {
      if (community !== ref()) throw new PlatformError('not-found', 'another-community')
      return call()
    })

  const happened = (happening: PlatformEvent, intake: Intake): void => {
    if (running.open) running.add(intake.event(happening), () => log.problem('happening failed'))
  }
  const acted = async (act: ChatAct, reply: ChatReply, intake: Intake): Promise<void> => {
    const community = ref()
    const homeOpened: PlatformEvent = {
      ...{ kind: 'home-opened', actor: { ...act.actor, community }, community },
      ...{ room: null, deliveryId: act.delivery },
    }
    if (act.kind === 'home') return intake.event(homeOpened)
    const made = actOf(act, community)
    if (made === null) return log.info('act unknown')
    await intake.act(made, new RehearsalAnswer(reply))
    // what was done from her Home may have changed what stands there: it is shown anew, behind the answer
    if (act.fromHome && act.kind !== 'suggest') happened(homeOpened, intake)
  }

  return {
    name: 'rehearsal',
    sameKeyFor: SAME_KEY_FOR,
    start: async (intake) => {
      chat.connect({
        acted: (act, reply) => {
          if (!running.open) return Promise.resolve()
          const work = acted(act, reply, intake)
          running.add(work, () => log.problem('act failed'))
          return work.catch(() => {})
        },
        happened: (what) => happened(happeningOf(what, ref()), intake),
      })
    },
    connected: () => chat.connected(),
    stop: async () => {
      await running.close(DRAIN)
      chat.disconnect()
    },
    publish: async (commands) => {
      chat.publish(commands)
      return createHash('sha256').update(JSON.stringify(commands)).digest('hex')
    },
    communities: async () => [{ community: ref(), name: chat.community.name }],
    post: (room, view, key, mark) =>
      here(room.community, async () => ({ ...room, message: await chat.post(room.room, view, key, mark) })),
    edit: ({ community, room, message }, view, mark) => here(community, () => chat.edit(room, message, view, mark)),
    direct: ({ community, person }, view, key, mark) =>
      here(community, async () => ({ community, ...(await chat.direct(person, view, key, mark)) })),
    pin: ({ community, room, message }) => here(community, () => chat.pin(room, message)),
    openRoom: ({ community, name }) => here(community, async () => ({ community, room: await chat.openRoom(name) })),
    findRoom: async (community, key) => {
      try {
        const room = await here(community, () => chat.findRoom(key))
        return room === null ? 'absent' : { community, room }
      } catch (error) {
        if (error instanceof PlatformError) return 'cannot-know'
        throw error
      }
    },
    changeMembers: ({ community, room }, change) => here(community, () => changeMembers(chat, room, change)),
    lookAt: ({ community, room }) =>
      here(community, async () => ({ name: (await chat.lookAt(room)).name, archived: false })),
    // whoever left is told as gone by `people`; a public room is open to all, and is never one of ours
    members: ({ community, room }) => here(community, async () => [...(await chat.lookAt(room)).members]),
    closeRoom: ({ community, room }) => here(community, () => chat.closeRoom(room)),
    makeReadOnly: ({ community, room }) => here(community, () => chat.makeReadOnly(room)),
    upload: ({ community, person }, file, key) => here(community, () => chat.upload(person, file, key)),
    home: ({ community, person }, view) =>
      here(community, async () => {
        await chat.home(person, view)
        return 'shown' as const
      }),
    people: (community, ids) =>
      here(community, async () =>
        (await chat.people(ids)).map(({ id, name, bot, admin, guest }) => ({
          ...{ person: id, name, bot, admin, guest },
          groups: chat.groupsOf(id),
        })),
      ),
    // a group that is gone has nobody in it: it grants nothing
    groupMembers: ({ community, group }) => here(community, async () => [...((await chat.groupMembers(group)) ?? [])]),
    // one machine, one clock
    clockAhead: async () => 0,
    // nothing can be missing: there is nothing to install, and nobody to withhold it
    check: async () => [],
  }
}

function happeningOf(what: ChatHappening, community: CommunityRef): PlatformEvent {
  switch (what.what) {
    case 'room':
      return { kind: 'room-changed', community, room: what.room, what: what.how }
    case 'person-left':
      return { kind: 'person-left', community, person: what.person }
    case 'group':
      return { kind: 'group-changed', community, group: what.group, people: what.people }
    default:
      return what satisfies never
  }
}
