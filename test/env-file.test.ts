import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, inject, it } from 'vitest'
import { readEnvFile } from '../src/env-file.ts'
import { startError } from './support/start-error.ts'

const TEXT = '# tokens\r\nDISCORD_TOKEN=a.b.c\r\n\r\nexport LOG_LEVEL = "debug"\r\n'

let path: string
beforeEach(async () => {
  path = join(await mkdtemp(join(inject('runDir'), 'env-file-')), '.env')
})

const read = (before: NodeJS.ProcessEnv = {}) => {
  const environment: NodeJS.ProcessEnv = { ROUNDEL_ENV_FILE: path, ...before }
  return { file: readEnvFile(environment), environment }
}
const refused = async () => startError(Promise.resolve().then(() => read()))

describe('the file .env', () => {
  it.each([
    ['as it is', Buffer.from(TEXT)],
    ['with the mark that Notepad puts before UTF-8', Buffer.from(`\ufeff${TEXT}`)],
    ['in UTF-16, as PowerShell writes it', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
    ['in UTF-16 without a mark', Buffer.from(TEXT, 'utf16le')],
    ['in UTF-16 the other way round', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16()],
    ['in UTF-16 the other way round, without a mark', Buffer.from(TEXT, 'utf16le').swap16()],
  ])('is read %s', async (_, bytes) => {
    await writeFile(path, bytes)
    const { file, environment } = read()
    expect(environment).toMatchObject({ DISCORD_TOKEN: 'a.b.c', LOG_LEVEL: 'debug' })
    expect(file).toEqual({ path, there: true, doubts: [] })
  })

  it('does not change what is set already', async () => {
    await writeFile(path, 'LOG_LEVEL=debug\nROUNDEL_PORT=1\n')
    expect(read({ LOG_LEVEL: 'warn' }).environment).toMatchObject({ LOG_LEVEL: 'warn', ROUNDEL_PORT: '1' })
  })

  it('names the lines that set nothing, and never what they say', async () => {
    await writeFile(path, 'DISCORD_TOKEN: a.secret.token\n\n# a note\nLOG_LEVEL=info\nxoxb-another-secret\n')
    const { doubts } = read().file
    expect(doubts).toHaveLength(2)
    expect(doubts[0]).toContain('Line 1 of ')
    expect(doubts[1]).toContain('Line 5 of ')
    expect(doubts.join()).not.toContain('secret')
  })

  it('takes a value in quotes that goes over several lines', async () => {
    await writeFile(path, 'OTHER="first\nsecond\nthird"\nLOG_LEVEL=info\nno variable\n')
    expect(read().file.doubts).toEqual([expect.stringContaining('Line 5 of ')])
  })

  it.each([
    ['DISCORD_TOKN', 'DISCORD_TOKEN'],
    ['DISCORD_TOEKN', 'DISCORD_TOKEN'],
    ['SLACK_BOT_TOKENS', 'SLACK_BOT_TOKEN'],
    ['discord_token', 'DISCORD_TOKEN'],
    ['DATABASE_URI', 'DATABASE_URL'],
  ])('asks whether %s is %s', async (name, meant) => {
    await writeFile(path, `${name}=a.secret.token\n`)
    const { doubts } = read().file
    expect(doubts).toHaveLength(1)
    expect(doubts[0]).toContain(`${name} in `)
    expect(doubts[0]).toContain(`Do you mean ${meant}?`)
    expect(doubts[0]).not.toContain('secret')
  })

  it('leaves the names of other programs alone', async () => {
    await writeFile(path, 'HTTPS_PROXY=http://127.0.0.1:1\nTZ=UTC\n')
    expect(read().file.doubts).toEqual([])
  })

  it('may be empty', async () => {
    await writeFile(path, ' \n')
    expect(read().file).toEqual({ path, there: false, doubts: [] })
  })

  it('that is a folder is named', async () => {
    await mkdir(path)
    expect((await refused()).problem).toBe(`${path} is a folder.`)
  })

  it('that is no text is named', async () => {
    await writeFile(path, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xc0]))
    expect((await refused()).problem).toContain(path)
  })

  it('that was asked for and is not there is named', async () => {
    expect((await refused()).problem).toContain(path)
  })
})
