import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Raw, startRaw } from './raw.ts'

/* https://docs.discord.com/developers/interactions/application-commands */

let raw: Raw

beforeEach(async () => {
  raw = await startRaw()
  raw.install('VIEW_CHANNEL')
})
afterEach(() => raw.fake.stop())

const path = () => `/applications/${raw.fake.extras.raw.application}/commands`
const put = (...commands: object[]) => raw.call('PUT', path(), commands)
const errorsOf = async (...commands: object[]) => (await put(...commands)).errors
const command = (over: object = {}) => ({ name: 'circle', description: 'Circles', ...over })
const option = (over: object = {}) => ({ type: 3, name: 'name', description: 'Name', ...over })
const many = (count: number, of: (i: number) => object) => Array.from({ length: count }, (_, i) => of(i))

it('keeps the whole set of one bulk PUT, with ids that stay', async () => {
  const first = await put(command(), { name: 'Point to it', type: 3 })
  const second = await put(command({ description: 'Changed' }))
  expect(first.list.map((c) => [c.name, c.type])).toEqual([
    ['circle', 1],
    ['Point to it', 3],
  ])
  expect(second.list).toMatchObject([{ id: first.list[0]?.id, description: 'Changed' }])
  expect((await raw.call('GET', path())).list).toHaveLength(1)
})

it('refuses names and descriptions out of bounds', async () => {
  expect(await errorsOf(command({ name: 'Circle' }))).toEqual(['0.name APPLICATION_COMMAND_INVALID_NAME'])
  expect(await errorsOf(command({ name: 'two words' }))).toEqual(['0.name STRING_TYPE_REGEX'])
  expect(await errorsOf(command({ name: 'x'.repeat(33) }))).toContain('0.name BASE_TYPE_MAX_LENGTH')
  expect(await errorsOf(command({ description: 'x'.repeat(101) }))).toEqual(['0.description BASE_TYPE_MAX_LENGTH'])
  expect(await errorsOf(command({ description: '' }))).toEqual(['0.description BASE_TYPE_MIN_LENGTH'])
  expect(await errorsOf({ name: 'x'.repeat(33), type: 3 })).toEqual(['0.name BASE_TYPE_MAX_LENGTH'])
  expect(await errorsOf(command(), command())).toEqual(['1 APPLICATION_COMMANDS_DUPLICATE_NAME'])
})

it('refuses options out of bounds and out of order', async () => {
  const options = (...list: object[]) => command({ options: list })
  expect(await errorsOf(options(...many(26, (i) => option({ name: `o${i}` }))))).toEqual([
    '0.options BASE_TYPE_MAX_LENGTH',
  ])
  expect(await errorsOf(options(option(), option({ name: 'b', required: true })))).toEqual([
    '0.options APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ])
  expect(await errorsOf(options(option(), option()))).toEqual([
    '0.options APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
  ])
  expect(await errorsOf(options({ type: 1, name: 'a', description: 'A' }, option()))).toEqual([
    '0.options APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ])
  const choices = many(26, (i) => ({ name: `c${i}`, value: `v${i}` }))
  expect(await errorsOf(options(option({ choices })))).toEqual(['0.options.0.choices BASE_TYPE_MAX_LENGTH'])
  const both = option({ choices: choices.slice(0, 1), autocomplete: true })
  expect(await errorsOf(options(both))).toEqual(['0.options.0 APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES'])
  const nested = command({
    options: [{ type: 1, name: 'a', description: 'A', options: [option(), option({ name: 'b', required: true })] }],
  })
  expect(await errorsOf(nested)).toEqual(['0.options.0.options APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID'])
})

it('refuses a command of more than 8000 characters in all', async () => {
  const choices = (o: number) => many(25, (i) => ({ name: `${o}-${i}`.padEnd(100, 'x'), value: 'y'.repeat(100) }))
  const options = many(2, (o) => option({ name: `o${o}`, choices: choices(o) }))
  expect(await errorsOf(command({ options }))).toEqual(['0 APPLICATION_COMMAND_TOO_LARGE'])
})

it('refuses more than 100 slash, 15 user and 15 message commands (30032)', async () => {
  expect((await put(...many(101, (i) => command({ name: `c${i}` })))).code).toBe(30_032)
  expect((await put(...many(16, (i) => ({ type: 3, name: `m${i}` })))).code).toBe(30_032)
  expect((await put(...many(16, (i) => ({ type: 2, name: `u${i}` })))).code).toBe(30_032)
})

it('refuses other applications, and guilds that did not grant applications.commands (50001)', async () => {
  expect((await raw.call('GET', '/applications/1/commands')).code).toBe(50_001)
  const inGuild = (id: string) => `/applications/${raw.fake.extras.raw.application}/guilds/${id}/commands`
  expect((await raw.call('PUT', inGuild(raw.fake.community('Other').id), [])).code).toBe(50_001)
  expect((await raw.call('PUT', inGuild(raw.community.id), [command()])).status).toBe(200)
})
