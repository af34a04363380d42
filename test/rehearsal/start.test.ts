import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StartError } from '../../src/data/start-error.ts'
import { startRehearsal } from '../../src/rehearsal/index.ts'
import { regionOf, zoneFor } from '../../src/rehearsal/place-rules.ts'
import { message } from '../support/scene.ts'
import { openTheCircle, type Rehearsing, rehearsing } from './support/rehearsing.ts'

const SAMPLE = 11

describe('the beginning', () => {
  let here: Rehearsing
  beforeEach(async () => {
    here = await rehearsing()
  })
  afterEach(async () => {
    expect(here.log).toEqual([])
    await here.close()
  })

  it('is empty until somebody begins', async () => {
    expect(here.now.start.begun()).toBe(false)
    expect(here.now.chat.people.everyone()).toEqual([])
  })

  it('makes a small community that is set up, so that a circle can be opened at once', async () => {
    await here.now.start.begin('sample')
    expect(here.now.start.begun()).toBe(true)
    const { people, whole } = here.now.chat
    expect(people.community().name).toBe('Riverside community')
    const everyone = people.everyone()
    expect(everyone).toHaveLength(SAMPLE)
    expect(everyone.filter(({ admin }) => admin)).toHaveLength(1)
    expect(new Set(everyone.map(({ name }) => name.split(' ')[0])).size).toBe(SAMPLE)
    expect(whole.groups().map(({ name, people: those }) => [name, those.length])).toEqual([
      ['Stewards', 1],
      ['Programme leads', 1],
      ['Facilitators', 1],
    ])
    const help = message(await here.person('Ruth Adeyemi').runs('dm', 'roundel help'))
    expect(help.text).not.toContain('Setup is not finished')
    expect(message(await openTheCircle(here)).text).toContain('is being opened')
    // nothing of it is seen by one who has no part in it
    expect(
      here
        .person('Otis Grant')
        .rooms()
        .map(({ name }) => name),
    ).toEqual(['lobby'])
  })

  it('may be an empty community: an administrator, a lobby, and setup still to be done', async () => {
    await here.now.start.begin('empty')
    const [only, ...others] = here.now.chat.people.everyone()
    expect([only?.admin, others]).toEqual([true, []])
    const help = message(await here.person(only?.name ?? '').runs('dm', 'roundel help'))
    expect(help.text).toContain('/roundel setup')
  })

  it('happens once: a second one changes nothing', async () => {
    await Promise.all([here.now.start.begin('sample'), here.now.start.begin('empty')])
    await here.now.start.begin('sample')
    expect(here.now.chat.people.everyone()).toHaveLength(SAMPLE)
  })

  it('is all there again after a restart, and the clock has run on', async () => {
    await here.now.start.begin('sample')
    await openTheCircle(here)
    await here.now.clock.move('day')
    const before = here.now.chat.whole.transcript(here.circleRoom()).length
    here.pass({ hours: 3 })
    await here.restart()
    expect(here.now.start.begun()).toBe(true)
    expect(here.now.chat.whole.transcript(here.circleRoom())).toHaveLength(before)
    expect(here.now.clock.now().slice(0, 13)).toBe('2027-03-08T13')
    expect(await here.now.clock.next()).toBe('2027-03-08T18:00:00Z')
  })

  it('answers GET /health where the page is', async () => {
    const health = await fetch(`${here.now.url}/health`)
    expect(health.status).toBe(200)
    expect(await health.json()).toMatchObject({ status: 'ok', database: 'up', adapters: { rehearsal: 'connected' } })
  })
})

describe('where it lives', () => {
  it('is in the machine’s own zone, and in London’s where the machine says nothing of a place', () => {
    expect(zoneFor('America/Toronto')).toBe('America/Toronto')
    for (const nowhere of ['UTC', 'Etc/UTC', 'Etc/GMT+3', 'GMT', '']) expect(zoneFor(nowhere)).toBe('Europe/London')
  })

  it('shows the help lines of that place, and every region’s where it is not known', () => {
    const regions = ['Europe/London', 'America/Chicago', 'America/Toronto', 'Australia/Perth', 'Europe/Dublin']
    expect(regions.map(regionOf)).toEqual(['uk', 'us', 'ca', 'au', 'ie'])
    expect(['Pacific/Auckland', 'Europe/Berlin', 'America/Bogota', 'Asia/Tokyo'].map(regionOf)).toEqual([
      ...['nz', 'eu', 'elsewhere', 'elsewhere'],
    ])
  })

  it('keeps one zone for the bar at the top and the circle', async () => {
    const here = await rehearsing({ zone: 'America/New_York' })
    await here.now.start.begin('sample')
    await openTheCircle(here)
    expect(here.now.clock.zone).toBe('America/New_York')
    // Tuesday at seven there; the reminder is due on Monday at six
    expect(await here.now.clock.next()).toBe('2027-03-08T23:00:00Z')
    await here.close()
  })
})

describe('what is refused', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rehearsal-refused-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))
  const config = (port: number, host = '127.0.0.1') =>
    ({ host, port, dataDir: join(folder, 'rehearsal'), logLevel: 'silent' }) as const
  const refusal = async (port: number, host?: string): Promise<string> => {
    const error = await startRehearsal(config(port, host)).catch((thrown: unknown) => thrown)
    if (!(error instanceof StartError)) throw new Error(`no StartError: ${String(error)}`)
    return error.problem
  }

  it('a port that is taken, before anything is touched', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    expect(await refusal(port)).toBe(`ROUNDEL_PORT ${port} on 127.0.0.1 cannot be used.`)
    expect(await readdir(folder)).toEqual([])
    other.close()
  })

  it('a second one, on the same port or in the same folder', async () => {
    const first = await startRehearsal(config(0))
    await first.ready
    const port = Number(new URL(first.url).port)
    expect(await refusal(port)).toContain(`ROUNDEL_PORT ${port}`)
    expect(await refusal(0)).toContain('Another rehearsal is running in this folder')
    await first.stop()
    const next = await startRehearsal(config(0))
    await next.ready
    await next.stop()
  })

  it('an address that this computer has not', async () => {
    expect(await refusal(0, '192.0.2.1')).toContain('ROUNDEL_HOST 192.0.2.1')
  })
})
