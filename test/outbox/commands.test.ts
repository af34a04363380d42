import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { definitions as all } from '../../commands/posts/index.ts'
import { type CircleFacts, knownPowers } from '../../src/areas/circles/powers.ts'
import { dispatch } from '../../src/chat/dispatch.ts'
import type { Form } from '../../src/chat/form.ts'
import type { KitHost } from '../../src/chat/host.ts'
import type { Actor, Answer, Inbound } from '../../src/chat/inbound.ts'
import type { CommunityRef } from '../../src/chat/refs.ts'
import { defined } from '../../src/chat/registry.ts'
import type { View } from '../../src/chat/view.ts'
import type { Context } from '../../src/context.ts'
import { words } from '../../src/locales/index.ts'
import { IT_IS_THERE, POST_IT } from '../../src/outbox/actions.ts'
import { databases, type FreshDatabase, freshDatabase } from '../support/database.ts'
import { postHouse, swept } from './support/house.ts'

type Without<A, K extends PropertyKey> = A extends unknown ? Omit<A, K> : never
/** What an act says, without who did it where. */
type Said = Without<Inbound, 'actor' | 'community' | 'room' | 'deliveryId'>

const CIRCLE = 'circleAAAAAA'

describe.each(databases)('what people can say of posts, on %s', (kind) => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase(kind)
  })
  beforeEach(() => swept(fresh.db))
  afterAll(() => fresh.close())

  /** A circle of anna, who facilitates, and eve; its opening is held, and stands in the room all the same. */
  async function scene() {
    const at = postHouse(fresh.db, { sameKeyFor: 0 })
    at.platform.fatesOf = { 'post C1': ['done, no answer'] }
    const post = await at.add({ circle: CIRCLE, pin: true })
    await at.run()
    const community: CommunityRef = `slack:${at.community.split(':')[1]}`
    const circle: CircleFacts = {
      ...{
        id: CIRCLE,
        name: 'Tuesday',
        number: 1,
        programme: 'p',
        state: 'open',
        room: 'C1',
        zone: 'UTC',
        minutes: 90,
      },
      ...{ meet: { kind: 'room', where: 'V1' }, facilitators: ['anna'], members: ['eve'], contact: null },
    }
    const house: KitHost<Context> = {
      words,
      definitions: defined(all),
      drafts: { keep: async () => 'draft', find: async () => null },
      trouble: () => ({ fallback: 'trouble', blocks: [] }),
      isUnavailable: () => false,
      seen: async () => {},
      mint: () => 'minted000000',
      acted: () => {},
      context: async (asked) => ({
        ...at.work,
        actor: { community, person: asked.actor.person, name: asked.actor.name },
        community: {
          id: community,
          platform: 'slack',
          name: '',
          region: null,
          zone: null,
          telephone: null,
          boundaryDays: 30,
          concernMonths: null,
        },
        circle: asked.circle === CIRCLE || asked.room === 'C1' ? circle : null,
        powers: knownPowers({}),
        directory: { look: async () => [], groupMembers: async () => [] },
        now: at.clock.now(),
        progress: asked.progress,
      }),
    }
    const does = async (person: string, act: Said, room: string | null = null) => {
      const got: { said: string; form: Form | null; carries: readonly string[] } = { said: '', form: null, carries: [] }
      const answer: Answer = {
        acknowledge: async () => {},
        show: async (_, view: View) => {
          got.said = JSON.stringify(view)
        },
        open: async (form, action) => {
          got.form = form
          got.carries = action.payload
        },
        refuse: async () => true,
        suggest: async () => {},
      }
      const actor: Actor = { community, person, name: person, admin: false, groups: [] }
      await dispatch(house, { actor, community, room, deliveryId: '1', ...act }, answer)
      return got
    }
    const action = (definition: string, payload: readonly string[]) => ({ definition, community, mark: '', payload })
    const press = (person: string, ref: typeof POST_IT) =>
      does(person, {
        kind: 'press',
        chosen: null,
        message: null,
        action: action(ref.id, ref.codec.encode({ circle: CIRCLE, post })),
      })
    const choosesMenu = (person: string, room = 'C1') =>
      does(
        person,
        {
          kind: 'message-action',
          name: 'outbox.this-is-the-post',
          message: { community, room, message: 'm1' },
          author: 'bot',
        },
        room,
      )
    return { ...at, post, press, choosesMenu, does, action }
  }

  it('a facilitator says in her private conversation that it is there, and is told what is still to be found', async () => {
    const { press, post, row } = await scene()
    expect((await press('anna', IT_IS_THERE)).said).toContain('choose ‘This is the post’')
    expect(await row(post)).toMatchObject({ state: 'sent', message: null })
  })

  it('a member who was not asked changes nothing', async () => {
    const { press, post, row } = await scene()
    expect((await press('eve', POST_IT)).said).toContain('whoever was asked about it')
    expect(await row(post)).toMatchObject({ state: 'held' })
  })

  it('nobody from outside of the circle gets that far', async () => {
    const { press, post, row } = await scene()
    expect((await press('mallory', POST_IT)).said).toContain('belongs to the people of a circle')
    expect(await row(post)).toMatchObject({ state: 'held' })
  })

  it('‘This is the post’ offers what is missing, and pins it, although the form comes back without its room', async () => {
    const { action, choosesMenu, does, platform, post, row, run } = await scene()
    const { form, carries } = await choosesMenu('anna')
    expect(form?.fields).toMatchObject([{ kind: 'select', choices: [{ value: post }] }])
    const submitted = await does('anna', { kind: 'submit', action: action('outbox.find', carries), values: { post } })
    expect(submitted.said).toContain('We know it now')
    await run()
    expect(await row(post)).toMatchObject({ state: 'sent', message: 'm1' })
    expect(platform.ledger[0]?.pinned).toBe(true)
    expect((await choosesMenu('anna')).said).toContain('nothing to match here')
  })

  it('‘This is the post’ belongs to a circle’s own room', async () => {
    const { choosesMenu } = await scene()
    expect((await choosesMenu('anna', 'C2')).said).toContain('in your circle’s own room')
  })
})
