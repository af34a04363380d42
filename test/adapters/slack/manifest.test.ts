import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fingerprint, manifest } from '../../../src/adapters/slack/publish.ts'
import type { Button } from '../../../src/chat/view.ts'
import { group, person, text, view } from '../../../src/chat/view.ts'
import { readManifest } from '../../support/slack/manifest.ts'
import { Bench, registry } from './bench.ts'

describe('the manifest', () => {
  const printed = (commandPrefix = '') => readManifest(JSON.stringify(manifest(registry, { commandPrefix }).manifest))

  it('has a command for each noun, with its verbs as a hint and mentions told apart', () => {
    expect(printed().features?.slash_commands).toEqual([
      { command: '/circle', description: 'Circles', usage_hint: 'create | show', should_escape: true },
      { command: '/gethelp', description: 'Lines to ring', should_escape: true },
    ])
    expect(printed('r-').features?.slash_commands?.map((each) => each.command)).toEqual(['/r-circle', '/r-gethelp'])
  })

  it('has the menu of messages by the ids of what they do', () => {
    expect(printed().features?.shortcuts).toMatchObject([
      { type: 'message', name: 'Point to this', callback_id: 'circle.point' },
    ])
  })

  it('gives a reason for each scope and each event, and asks for none to read what people write', () => {
    const { reasons } = manifest(registry, {})
    const scopes = printed().oauth_config?.scopes?.bot ?? []
    const events = printed().settings?.event_subscriptions?.bot_events ?? []
    expect(reasons.map((each) => each.grant)).toEqual([...scopes, ...events])
    for (const { why } of reasons) expect(why).toMatch(/^to .{10,}/)
    expect(scopes.filter((scope) => /history|:write\.customize|public|email|search/.test(scope))).toEqual([])
    expect(events.filter((event) => event.startsWith('message'))).toEqual([])
  })

  it('changes its fingerprint when a command does', () => {
    const [first] = registry.commands
    const fewer = { ...registry, commands: first ? [first] : [] }
    expect(fingerprint(registry, {})).toBe(fingerprint(structuredClone(registry), {}))
    expect(fingerprint(fewer, {})).not.toBe(fingerprint(registry, {}))
    expect(fingerprint(registry, { commandPrefix: 'r-' })).not.toBe(fingerprint(registry, {}))
  })
})

describe('everything the manifest asks for', () => {
  let bench: Bench
  beforeEach(async () => {
    bench = await Bench.start()
  })
  afterEach(() => bench.stop())

  it('is used, and nothing else is', async () => {
    const { platform, anna, ben, here, lobby, community, fake } = bench
    const look: Button = { kind: 'press', label: 'Look', style: 'neutral', action: { id: 'look', payload: [] } }
    const said = view('Said', [text(['Said by ', person(ben.id)]), { kind: 'actions', buttons: [look] }])
    const stewards = community.group('stewards', [anna])
    const circle = await bench.circle(anna, ben)
    await platform.changeMembers(circle, { add: [], remove: [ben.id] })
    await platform.members(circle)
    await platform.findRoom(here, 'k7q2')
    await platform.people(here, [anna.id])
    await platform.groupMembers({ community: here, group: stewards.group })
    const posted = await platform.post(circle, view('G', [text(group(stewards.group))]), 'key', 'mark')
    await platform.pin(posted)
    await platform.edit(posted, said, 'mark')
    await platform.direct({ community: here, person: anna.id }, said, 'key', 'mark')
    const bytes = new TextEncoder().encode('hers')
    await platform.upload({ community: here, person: anna.id }, { name: 'hers.txt', alt: 'Hers', bytes }, 'key')
    expect(await platform.home({ community: here, person: anna.id }, said)).toBe('shown')
    await expect(anna.says('dm', 'to nobody')).rejects.toThrow('turned off')
    bench.answer = (_act, answer) => answer.show('private', said)
    await anna.runs(lobby, 'circle show')
    await anna.runs(lobby, 'gethelp')
    const [message] = community.transcript(circle.room)
    if (message === undefined) throw new Error('nothing was posted')
    await anna.presses(message, 'Look')
    await anna.choosesOn(message, 'Point to this')
    fake.extras.times({ patience: 200 })
    await anna.opensHome()
    await expect.poll(() => bench.happenings.map((each) => each.kind)).toContain('home-opened')
    community.joinGroup(stewards, ben)
    await expect.poll(() => bench.happenings.map((each) => each.kind)).toContain('group-changed')
    const { byHand } = community
    const [pinned] = anna.reads(circle.room).filter((each) => each.pinned)
    if (pinned === undefined) throw new Error('nothing is pinned')
    byHand.unpin(pinned)
    byHand.renameRoom(circle.room, 'another')
    await platform.makeReadOnly(circle)
    byHand.unarchiveRoom(circle.room)
    byHand.removeBot(circle.room)
    byHand.inviteBot(circle.room, anna)
    byHand.deleteRoom(circle.room)
    community.leaves(community.person('Cleo'))
    community.uninstall()
    await expect.poll(() => bench.happenings.map((each) => each.kind)).toContain('community-left')

    const app = readManifest(JSON.stringify(manifest(registry, {}).manifest))
    const asked = [
      ...(app.oauth_config?.scopes?.bot ?? []).map((scope) => `scope:${scope}`),
      ...(app.settings?.event_subscriptions?.bot_events ?? []).map((event) => `event:${event}`),
      ...(app.features?.slash_commands ?? []).map((each) => `command:${each.command}`),
      ...(app.features?.shortcuts ?? []).map((each) => `shortcut:${each.callback_id}`),
      ...['setting:home_tab', 'setting:interactivity', 'setting:messages_tab', 'setting:socket_mode'],
    ]
    await expect.poll(() => [...fake.used()].sort()).toEqual(asked.sort())
    expect(fake.complaints()).toEqual([])
    expect(bench.happenings).toContainEqual({
      kind: 'group-changed',
      community: here,
      group: stewards.group,
      people: 'unknown',
    })
    expect(bench.happenings).toContainEqual({ kind: 'community-left', community: here })
  })

  it('is called by its prefix where another app has taken a command', async () => {
    const prefixed = await Bench.start({ commandPrefix: 'r-' })
    prefixed.answer = (_act, answer) => answer.show('private', view('Here', [text('Here')]))
    await prefixed.anna.runs(prefixed.lobby, 'r-circle show')
    expect(prefixed.acts[0]).toMatchObject({ path: ['circle', 'show'] })
    expect(await prefixed.anna.types(prefixed.lobby, '/r-circle')).toMatchObject({
      text: expect.stringContaining('/r-circle create'),
    })
    await prefixed.stop()
  })

  it('is compared with what was granted: what is too much is said as well', async () => {
    bench.community.byHand.grant('channels:history')
    bench.community.byHand.withdraw('usergroups:read')
    const findings = await bench.platform.check(bench.here)
    expect(findings.filter((each) => each.level !== 'fine').map((each) => [each.level, each.what])).toEqual([
      ['wrong', 'usergroups:read'],
      ['warning', 'channels:history'],
    ])
    expect(findings.find((each) => each.what === 'usergroups:read')?.mend).toContain('publish slack')
    expect(await bench.platform.groupMembers({ community: bench.here, group: 'S1' })).toBe('cannot-list')
  })

  it('is to be printed anew when it has changed since it was published, which the log says', async () => {
    const published = await bench.platform.publish(registry, null)
    expect(await bench.platform.publish(registry, published)).toBe(published)
    expect(bench.log.problems).toEqual([])
    await bench.platform.publish({ ...registry, messageActions: [] }, published)
    expect(bench.log.problems).toEqual(['manifest changed'])
  })

  it('is nothing of another workspace’s', async () => {
    const elsewhere = 'slack:T999'
    expect(await bench.platform.check(elsewhere)).toMatchObject([{ level: 'wrong', what: 'SLACK_BOT_TOKEN' }])
    await expect(bench.platform.people(elsewhere, [bench.anna.id])).rejects.toMatchObject({ kind: 'not-found' })
  })
})
