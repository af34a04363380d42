import { afterEach, describe, expect, it } from 'vitest'
import { newKey } from '../../src/data/cipher.ts'
import { freshDatabase } from '../support/database.ts'
import { startFakeDiscord } from '../support/discord/index.ts'
import { printed } from '../support/scene.ts'
import { until } from '../support/until.ts'
import { startedRoundel } from './started.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

describe('two processes on one database', { timeout: 60_000 }, () => {
  it('the second waits and says for whom; when the first is killed it starts at once', async () => {
    const fake = await startFakeDiscord()
    const database = await freshDatabase('sqlite')
    closing.push(
      () => fake.stop(),
      () => database.close(),
    )
    fake.community('Councillors').install(printed('discord', fake.env().DISCORD_APPLICATION_ID))
    const key = newKey()
    const start = async () => {
      const roundel = await startedRoundel({ ...fake.env(), DATABASE_URL: database.url, ROUNDEL_SECRET_KEY: key })
      closing.push(() => roundel.close())
      return roundel
    }
    const has = (roundel: Awaited<ReturnType<typeof start>>, what: string) => () => roundel.out().includes(what)

    const first = await start()
    await until('the first has started', has(first, '"event":"started"'))
    const second = await start()
    await until('the second waits', has(second, `Another Roundel is using this database: process ${first.pid}`))
    expect(second.out()).not.toContain('"event":"connected"')

    first.kill()
    await until('the second has started', has(second, '"event":"started"'))
    expect(await second.terminated()).toBe(0)
  })
})
