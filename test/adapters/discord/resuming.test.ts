import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectNoComplaints, message } from '../../contract/platform/expect-seen.ts'
import { until } from '../../contract/platform/patiently.ts'
import { type Stage, stageFor } from '../../contract/platform/stage.ts'
import { startFakeDiscord } from '../../support/discord/index.ts'
import { until as patientUntil } from '../../support/until.ts'
import { discordHarness } from './harness.ts'

let stage: Stage
let fake: Awaited<ReturnType<typeof startFakeDiscord>>

async function begin(heartbeatMs?: number): Promise<void> {
  stage = await stageFor({
    ...discordHarness,
    fake: async () => {
      fake = await startFakeDiscord(heartbeatMs === undefined ? {} : { heartbeatMs })
      return fake
    },
  })
}
afterEach(() => stage.end())

const works = async (word: string) =>
  expect(message(await stage.anna.runs(stage.lobby, 'try show', { word })).text).toContain(word)
const away = () => until(() => !stage.platform.connected() || undefined)
const back = () => patientUntil('connected again', () => stage.platform.connected())
const told = (what: string) => until(() => stage.log.infos.includes(what) || undefined)

describe('a connection that can be resumed', () => {
  beforeEach(() => begin())

  it('brings what was done while the line was cut, once, and it is answered in time', async () => {
    fake.gateway.cut()
    await away()
    const answering = stage.anna.runs(stage.lobby, 'try show', { word: 'meanwhile' })
    fake.gateway.mend()
    expect(message(await answering).text).toContain('meanwhile')
    await back()
    await told('gateway resumed')
    expect(stage.kept.asked).toHaveLength(1)
    expectNoComplaints(fake)
  })

  it('brings the news of rooms as well', async () => {
    const room = await stage.opened('k7q2', [stage.anna])
    fake.gateway.cut()
    await away()
    stage.happenings.splice(0)
    stage.community.byHand.renameRoom(room.room, 'meanwhile')
    fake.gateway.mend()
    await back()
    expect(stage.happenings.filter((each) => each.kind === 'room-changed' && each.what === 'renamed')).toHaveLength(1)
  })

  it.each([4000, 4001, 4002])('is resumed after closing with %i', async (code) => {
    fake.gateway.closeWith(code)
    await away()
    await back()
    await told('gateway resumed')
    await works('again')
  })

  it('is given up at once when it is to end while it is being made', async () => {
    fake.gateway.cut()
    await until(() => fake.gateway.waiting() === 1 || undefined)
    await stage.platform.stop()
    await until(() => fake.gateway.waiting() === 0 || undefined)
    expect(stage.log.problems).toEqual([])
  })

  it('is resumed in the same connection after an invalid session that may be', async () => {
    fake.gateway.invalidSession(true)
    await told('gateway resumed')
    await works('again')
    expect(stage.log.infos).not.toContain('gateway reconnecting')
  })
})

describe('a connection that is dead without being closed', () => {
  // its heart beats fast here: Discord's does so every 41 seconds
  beforeEach(() => begin(400))

  it('is noticed by the heartbeats nobody acknowledges, and resumed with what was missed', async () => {
    await works('before')
    fake.gateway.zombie()
    const answering = stage.anna.runs(stage.lobby, 'try show', { word: 'unheard' })
    expect(message(await answering).text).toContain('unheard')
    await told('gateway resumed')
    expect(stage.kept.asked).toHaveLength(2)
  })

  it('answers when it is asked for a heartbeat', async () => {
    fake.gateway.askHeartbeat()
    await works('still here')
    expect(stage.log.infos).not.toContain('gateway reconnecting')
  })
})

describe('a session that is lost', () => {
  beforeEach(() => begin())

  // discord.js waits five seconds between two identifications
  it.each([
    ['by opcode 9', () => fake.gateway.invalidSession(false)],
    ['by closing with 4009', () => fake.gateway.closeWith(4009)],
  ])(
    '%s begins anew, says so meanwhile, and goes on working',
    async (_how, lose) => {
      const room = await stage.opened('k7q2', [stage.anna])
      const other = await stage.opened('other', [stage.anna])
      const later = fake.community('Later')
      const left = fake.community('Left')
      const { printed } = discordHarness
      left.install(printed(fake, stage.registry))
      await until(() => stage.happenings.find((each) => each.kind === 'community-joined'))
      lose()
      await away()
      stage.happenings.splice(0)
      // none of this is told: it is found when the servers come anew
      stage.community.byHand.renameRoom(room.room, 'meanwhile')
      stage.community.byHand.deleteRoom(other.room)
      stage.community.byHand.withdraw('PIN_MESSAGES')
      later.install(printed(fake, stage.registry))
      left.uninstall()
      expect(stage.platform.connected()).toBe(false)
      await back()
      expect(stage.happenings).toHaveLength(5)
      const here = { kind: 'room-changed', community: stage.here }
      expect(stage.happenings).toEqual(
        expect.arrayContaining([
          { ...here, room: room.room, what: 'renamed' },
          { ...here, room: room.room, what: 'people' },
          { ...here, room: other.room, what: 'deleted' },
          { kind: 'community-joined', community: `discord:${later.id}`, name: 'Later' },
          { kind: 'community-left', community: `discord:${left.id}` },
        ]),
      )
      await works('anew')
      expectNoComplaints(fake)
    },
    20_000,
  )
})

describe('a connection that Discord will not have again', () => {
  beforeEach(() => begin())

  it.each([4004, 4014])('(%i) is said to be gone, and made anew once Discord will have it', async (code) => {
    fake.gateway.closeWith(code)
    await until(() => stage.log.problems.includes(`gateway closed code-${code}`) || undefined)
    expect(stage.platform.connected()).toBe(false)
    await back()
    await told('gateway connected again')
    expect(stage.log.infos).not.toContain('gateway reconnecting')
    await works('again')
    expectNoComplaints(fake)
  })

  it('is given up at once when it is to end while it is made anew', async () => {
    fake.gateway.closeWith(4004)
    fake.gateway.cut()
    await patientUntil('it is made anew', () => fake.gateway.waiting() === 1)
    await stage.platform.stop()
    expect(stage.platform.connected()).toBe(false)
  }, 10_000)
})
