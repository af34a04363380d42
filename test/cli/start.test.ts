import { describe, expect, it } from 'vitest'
import { run } from './run.ts'

describe('npm start', { timeout: 60_000 }, () => {
  it('without tokens says in three lines what to set and where, and exits with 2', async () => {
    const { code, out, err } = await run('start', [])
    expect(code).toBe(2)
    expect(out).toBe('')
    const said = err.trimEnd().split('\n')
    expect(said).toHaveLength(3)
    for (const word of ['.env', 'DISCORD_TOKEN', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'README'])
      expect(err).toContain(word)
  })

  it('names every variable that is wrong, with the mend, and repeats no value', async () => {
    const wrong = {
      DISCORD_TOKEN: 'the-client-secret',
      SLACK_BOT_TOKEN: 'xapp-swapped-one',
      SLACK_APP_TOKEN: 'xoxb-swapped-two',
      SLACK_COMMAND_PREFIX: 'R!',
      DATABASE_URL: 'mysql://swordfish@db/roundel',
      ROUNDEL_PORT: 'seventy',
      DISCORD_API_URL: 'nowhere in particular',
      SLACK_API_URL: 'nowhere either',
      LOG_LEVEL: 'deafening',
    }
    const { code, err } = await run('start', [], wrong)
    expect(code).toBe(1)
    for (const [name, value] of Object.entries(wrong)) {
      expect(err).toMatch(new RegExp(`^${name} `, 'm'))
      expect(err).not.toContain(value)
    }
    expect(err).toContain('.env.example')
  })

  it.each([
    ['SLACK_BOT_TOKEN', { SLACK_APP_TOKEN: 'xapp-1' }],
    ['SLACK_APP_TOKEN', { SLACK_BOT_TOKEN: 'xoxb-1' }],
  ])('asks for %s when the other Slack token alone is set', async (missing, env) => {
    const { code, err } = await run('start', [], env)
    expect(code).toBe(1)
    expect(err).toContain(`${missing} is missing`)
  })

  it('names a secret key that is none, before anything is connected', async () => {
    const { code, err } = await run('start', [], { DISCORD_TOKEN: 'a.b.c', ROUNDEL_SECRET_KEY: 'too-short' })
    expect(code).toBe(1)
    expect(err).toContain('ROUNDEL_SECRET_KEY')
    expect(err).not.toContain('too-short')
  })
})
