import { request } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { type Health, type HealthPage, healthPage } from '../../src/ops/health.ts'

const well: Health = {
  database: 'up',
  jobs: { behind: 0, failed: 0 },
  posts: { held: 0 },
  adapters: { discord: 'connected', slack: 'connected' },
}

describe('the health page', () => {
  let page: HealthPage | null = null
  afterEach(async () => {
    await page?.stop()
    page = null
  })

  async function asked(health: () => Promise<Health>, { path = '/health', method = 'GET', host = '' } = {}) {
    page ??= await healthPage(0, health)
    const { port } = page
    return new Promise<{ status: number; body: unknown }>((resolve, reject) => {
      const headers = host === '' ? {} : { host }
      const call = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
        let body = ''
        response.on('data', (chunk) => {
          body += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(body) }))
      })
      call.on('error', reject)
      call.end()
    })
  }

  it('says that all is well, with numbers and nothing else', async () => {
    expect(await asked(async () => well)).toEqual({ status: 200, body: { status: 'ok', ...well } })
  })

  it('is unwell while a platform is not connected', async () => {
    const adapters = { discord: 'connected', slack: 'connecting' } as const
    expect(await asked(async () => ({ ...well, adapters }))).toMatchObject({ status: 503, body: { adapters } })
  })

  it('is well with posts held and jobs behind, which no restart mends', async () => {
    const behind = { ...well, posts: { held: 2 }, jobs: { behind: 3, failed: 1 } }
    expect(await asked(async () => behind)).toMatchObject({ status: 200, body: { posts: { held: 2 } } })
  })

  it('is unwell when the database fails, without its words, or does not answer', async () => {
    const failing = await asked(() => Promise.reject(new Error('password is wrong')))
    expect(failing).toEqual({ status: 503, body: { status: 'unwell', database: 'down' } })
    await page?.stop()
    page = null
    expect(await asked(() => new Promise(() => {}))).toEqual(failing)
  })

  it('answers only to names of this machine, so that no web page can read it', async () => {
    for (const host of ['evil.example', '127.0.0.1.evil.example:80', 'localhost.evil.example'])
      expect(await asked(async () => well, { host })).toMatchObject({ status: 421 })
    for (const host of ['localhost:8484', '127.0.0.1', '[::1]:8484'])
      expect(await asked(async () => well, { host })).toMatchObject({ status: 200 })
  })

  it('has nothing else to say', async () => {
    expect(await asked(async () => well, { path: '/' })).toMatchObject({ status: 404 })
    expect(await asked(async () => well, { method: 'POST' })).toMatchObject({ status: 405 })
  })
})
