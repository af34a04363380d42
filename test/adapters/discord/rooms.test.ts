import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { text, view } from '../../../src/chat/view.ts'
import { type Stage, stageFor } from '../../contract/platform/stage.ts'
import { startFakeDiscord } from '../../support/discord/index.ts'
import { discordHarness } from './harness.ts'

const words = view('Words', [text('Words.')])

describe('a room on Discord', () => {
  let stage: Stage
  let fake: Awaited<ReturnType<typeof startFakeDiscord>>
  beforeEach(async () => {
    stage = await stageFor({
      ...discordHarness,
      fake: async () => {
        fake = await startFakeDiscord()
        return fake
      },
    })
  })
  afterEach(() => stage.end())

  const raw = async (path: string): Promise<unknown> => {
    const response = await fetch(`${fake.extras.raw.url}${path}`, {
      headers: { authorization: `Bot ${fake.extras.raw.token}` },
    })
    return response.json()
  }

  it('cannot be read by the bot itself', async () => {
    const room = await stage.opened('k7q2', [stage.anna])
    await stage.anna.says(room.room, 'between us')
    expect(await raw(`/channels/${room.room}/messages`)).toEqual([])
  })

  it('opens where @everyone may not read history: there is nothing to deny, and doctor says what members miss', async () => {
    fake.extras.everyoneLoses(stage.community.id, 'READ_MESSAGE_HISTORY')
    const room = await stage.opened('k7q2', [stage.anna])
    expect(await stage.platform.members(room)).toEqual([stage.anna.id])
    const warnings = (await stage.platform.check(stage.here)).filter((each) => each.level === 'warning')
    expect(warnings.map((each) => each.what)).toEqual(['Read Message History for @everyone'])
  })

  it('opens and lets people in where @everyone may do nothing at all', async () => {
    fake.extras.everyoneLoses(stage.community.id, 'VIEW_CHANNEL', 'SEND_MESSAGES', 'READ_MESSAGE_HISTORY')
    const room = await stage.opened('k7q2', [stage.anna])
    await stage.platform.post(room, words, 'key', 'mark')
    expect(stage.anna.reads(room.room).map((each) => each.text)).toEqual(['Words.'])
    await stage.anna.says(room.room, 'hello')
  })

  it('that a role was let into never equals a circle', async () => {
    const room = await stage.opened('k7q2', [stage.anna])
    const carers = stage.community.group('carers', [stage.ben])
    const letIn = (id: string, allow: string, deny: string) =>
      fetch(`${fake.extras.raw.url}/channels/${room.room}/permissions/${id}`, {
        method: 'PUT',
        headers: { authorization: `Bot ${fake.extras.raw.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ type: 0, allow, deny }),
      })
    expect((await letIn(carers.group, '1024', '0')).status).toBe(204)
    expect(await stage.platform.members(room)).toEqual([stage.anna.id, `role:${carers.group}`])
    expect((await letIn(stage.community.id, '0', '0')).status).toBe(204)
    expect(await stage.platform.members(room)).toContain(`role:${stage.community.id}`)
    // and it can be shown out again, everyone's too
    const roles = [`role:${carers.group}`, `role:${stage.community.id}`]
    expect(await stage.platform.changeMembers(room, { add: [], remove: roles })).toEqual(
      roles.map((person) => ({ person, is: 'out' })),
    )
    expect(await stage.platform.members(room)).toEqual([stage.anna.id])
    await stage.platform.closeRoom(room)
    expect(await stage.platform.members(room)).toEqual([])
  })

  it('leaves out the overwrite of one who has left when she is taken out', async () => {
    const room = await stage.opened('k7q2', [stage.anna, stage.ben])
    stage.community.leaves(stage.ben)
    const outcomes = await stage.platform.changeMembers(room, { add: [], remove: [stage.ben.id] })
    expect(outcomes).toEqual([{ person: stage.ben.id, is: 'out' }])
    expect(await stage.platform.members(room)).toEqual([stage.anna.id])
  })

  it('names each permission that is missing, in the room too', async () => {
    const room = await stage.opened('k7q2', [stage.anna])
    stage.community.byHand.withdraw('MANAGE_ROLES')
    expect(await stage.platform.changeMembers(room, { add: [stage.ben.id], remove: [] })).toEqual([
      { person: stage.ben.id, is: 'refused', detail: 'Manage Roles' },
    ])
    await expect(stage.platform.closeRoom(room)).rejects.toMatchObject({ kind: 'forbidden', detail: 'Manage Roles' })
    stage.community.byHand.withdraw('MANAGE_CHANNELS')
    const opening = stage.platform.openRoom({ community: stage.here, name: 'circle-zz', key: 'zz' })
    await expect(opening).rejects.toMatchObject({ kind: 'forbidden', detail: 'Manage Channels' })
  })

  it('that the bot was shut out of is told as such', async () => {
    const room = await stage.opened('k7q2', [stage.anna])
    await fetch(`${fake.extras.raw.url}/channels/${room.room}/permissions/${fake.extras.raw.application}`, {
      method: 'DELETE',
      headers: { authorization: `Bot ${fake.extras.raw.token}` },
    })
    await expect(stage.platform.post(room, words, 'key', 'mark')).rejects.toMatchObject({
      kind: 'forbidden',
      detail: 'View Channels',
    })
  })

  it('tells an administrator’s bot that it can see too much', async () => {
    stage.community.byHand.grant('ADMINISTRATOR')
    const warnings = (await stage.platform.check(stage.here)).filter((each) => each.level === 'warning')
    expect(warnings.map((each) => each.what)).toEqual(['Administrator'])
  })

  it('that has been made read-only takes no command, no thread, and nobody’s word by way of a role', async () => {
    const room = await stage.opened('k7q2', [stage.anna])
    const carers = stage.community.group('carers', [stage.ben])
    await fetch(`${fake.extras.raw.url}/channels/${room.room}/permissions/${carers.group}`, {
      method: 'PUT',
      headers: { authorization: `Bot ${fake.extras.raw.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ type: 0, allow: '3072', deny: '0' }),
    })
    await stage.ben.says(room.room, 'hello')
    await stage.platform.makeReadOnly(room)
    const names = ['SEND_MESSAGES', 'SEND_MESSAGES_IN_THREADS', 'CREATE_PUBLIC_THREADS', 'CREATE_PRIVATE_THREADS']
    for (const person of [stage.anna, stage.ben]) {
      expect(person.reads(room.room)).toHaveLength(1)
      expect(fake.extras.holds(room.room, person).filter((name) => names.includes(name))).toEqual([])
      await expect(person.runs(room.room, 'try show')).rejects.toThrow('there is no command /try here')
    }
    const puts = () => fake.calls().filter((call) => call.route.startsWith('PUT /channels/:id/permissions')).length
    const before = puts()
    await stage.platform.makeReadOnly(room)
    expect(puts()).toBe(before)
    await stage.platform.post(room, words, 'key', 'mark')
  })

  it('is read-only for those who are left when the call broke off half way', async () => {
    const room = await stage.opened('k7q2', [stage.anna, stage.ben])
    fake.fail('PUT /channels/:id/permissions/:oid', { kind: 'reset', stored: false }, 2)
    await expect(stage.platform.makeReadOnly(room)).rejects.toMatchObject({ kind: 'unknown-outcome' })
    await expect(stage.platform.makeReadOnly(room)).rejects.toMatchObject({ kind: 'unknown-outcome' })
    await stage.platform.makeReadOnly(room)
    const open = [stage.anna, stage.ben].filter((each) => fake.extras.holds(room.room, each).includes('SEND_MESSAGES'))
    expect(open).toEqual([])
  })

  it('takes twenty members at Discord’s own pace', async () => {
    fake.extras.limits('real')
    const people = Array.from({ length: 20 }, (_person, at) => stage.community.person(`Member ${at}`))
    const room = await stage.platform.openRoom({ community: stage.here, name: 'circle-m20', key: 'm20' })
    const outcomes = await stage.platform.changeMembers(room, { add: people.map((each) => each.id), remove: [] })
    expect(outcomes.filter((each) => each.is !== 'in')).toEqual([])
    expect(await stage.platform.members(room)).toHaveLength(20)
    expect(fake.refusals()).toEqual([])
  })
})

describe('doctor', () => {
  it('names the commands that are out of date, and a start publishes them anew', async () => {
    const stage = await stageFor(discordHarness)
    const ours = discordHarness.adapter(stage.fake, { problem: () => {}, info: () => {} }, 1_500)
    const fingerprint = await ours.publish(stage.registry, null)
    const [first, ...rest] = stage.registry.commands
    const [action] = stage.registry.messageActions
    if (!first || !action) throw new Error('the registry has commands and an action')
    const another = { ...first, noun: 'another' }
    const changed = rest.map((each, at) => (at === 0 ? { ...each, description: 'Another thing' } : each))
    await stage.platform.publish({ commands: [another, ...changed], messageActions: [] }, null)
    const wrong = async () => (await ours.check(stage.here)).filter((each) => each.level === 'wrong')
    const [found] = await wrong()
    expect(found?.code).toBe('platform.commands')
    for (const name of [
      `missing: /${first.noun}`,
      `‘${action.name}’`,
      'not ours: /another',
      `out of date: /${rest[0]?.noun}`,
    ])
      expect(found?.what).toContain(name)
    await ours.publish(stage.registry, fingerprint)
    expect(await wrong()).toEqual([])
    await stage.end()
  })

  it('says where the bot is not at all', async () => {
    const stage = await stageFor(discordHarness)
    const elsewhere = stage.fake.community('Elsewhere')
    const found = await stage.platform.check(`discord:${elsewhere.id}`)
    expect(found).toMatchObject([{ level: 'wrong', what: 'Roundel is not in this server' }])
    elsewhere.install(discordHarness.printed(stage.fake, stage.registry).replace('+applications.commands', ''))
    const wrong = (await stage.platform.check(`discord:${elsewhere.id}`)).filter((each) => each.level === 'wrong')
    expect(wrong.map((each) => each.what)).toEqual(['applications.commands'])
    await stage.end()
  })
})
