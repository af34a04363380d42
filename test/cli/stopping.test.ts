import { afterEach, describe, expect, it } from 'vitest'
import { aPage, aProcess } from '../rehearsal/support/process.ts'
import { freshDatabase } from '../support/database.ts'
import { startFakeDiscord } from '../support/discord/index.ts'
import { wireTo } from '../support/proxy.ts'
import { printed } from '../support/scene.ts'
import { silence } from '../support/silence.ts'
import { until } from '../support/until.ts'
import { startedRoundel } from './started.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const started = (...given: Parameters<typeof startedRoundel>) => kept(startedRoundel(...given))

const kept = async <T extends { close(): Promise<unknown> }>(making: Promise<T>): Promise<T> => {
  const made = await making
  closing.push(() => made.close())
  return made
}

async function aDiscord() {
  const fake = await startFakeDiscord()
  closing.push(() => fake.stop())
  fake.community('Councillors').install(printed('discord', fake.env().DISCORD_APPLICATION_ID))
  return fake
}

const NOBODY = { DISCORD_TOKEN: 'a.b.c', LOG_LEVEL: 'info' }

describe('SIGTERM ends it within ten seconds, with 0,', { timeout: 40_000 }, () => {
  it('while Discord takes the connection and says nothing', async () => {
    const discord = await kept(silence())
    const reached = discord.reached()
    const roundel = await started({ ...NOBODY, DISCORD_API_URL: `http://127.0.0.1:${discord.port}/api` })
    await reached
    expect(await roundel.terminated()).toBe(0)
  })

  it('while Discord cannot be reached', async () => {
    const roundel = await started({ ...NOBODY, DISCORD_API_URL: 'http://127.0.0.1:1/api' })
    await until('it says so', () => roundel.out().includes('could not be reached'))
    expect(await roundel.terminated()).toBe(0)
  })

  it('while PostgreSQL says nothing at the start', async () => {
    const database = await kept(silence())
    const reached = database.reached()
    const roundel = await started({ ...NOBODY, DATABASE_URL: `postgresql://u:p@127.0.0.1:${database.port}/roundel` })
    await reached
    expect(await roundel.terminated()).toBe(0)
  })

  it('when PostgreSQL has gone silent later', async () => {
    const fake = await aDiscord()
    const database = await kept(freshDatabase('postgresql'))
    const wire = await kept(wireTo(database.url))
    const roundel = await started({ ...fake.env(), DATABASE_URL: wire.url })
    await until('it has started', () => roundel.out().includes('"event":"started"'))
    wire.hang()
    expect(await roundel.terminated()).toBe(0)
  })

  it('while it runs', async () => {
    const fake = await aDiscord()
    const roundel = await started(fake.env())
    await until('it has started', () => roundel.out().includes('"event":"started"'))
    expect(await roundel.terminated()).toBe(0)
    expect(roundel.out()).toContain('"event":"stopped"')
  })

  it('when npm is told, and leaves no process behind', async () => {
    const fake = await aDiscord()
    const roundel = await started(fake.env(), 'npm')
    await until('it has started', () => roundel.out().includes('"event":"started"'))
    expect(await roundel.terminated()).not.toBe('still there')
    await until('it has stopped in order', () => roundel.out().includes('"event":"stopped"'))
  })

  it('in the rehearsal, with a page that is open', async () => {
    const process = await kept(aProcess())
    const page = await aPage(await process.start())
    process.kill('SIGTERM')
    expect(await process.ended()).toBe(0)
    page.close()
  })
})
