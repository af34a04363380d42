import { describe, expect, it } from 'vitest'
import { allDefinitions, nouns } from '../../commands/index.ts'
import { actionRef } from '../../src/chat/action-ref.ts'
import { type AnyDefinition, kitFor, opt, urgent } from '../../src/chat/command.ts'
import { textField } from '../../src/chat/form.ts'
import { plainView } from '../../src/chat/kit-views.ts'
import { nothing } from '../../src/chat/payload.ts'
import { permission } from '../../src/chat/permissions.ts'
import { defined, published } from '../../src/chat/registry.ts'
import { words as inEnglish } from '../../src/locales/index.ts'

const kit = kitFor()
const all = permission('all', 'denied', () => true)
const words = (key: string) => key
const opens = kit.privately(async () => plainView('Here.'))
const command = (noun: string, verb?: string, options = {}) =>
  kit.command(verb === undefined ? [noun] : [noun, verb], { summary: 'summary', requires: all, options, opens })
const form = kit.form(actionRef('a.form', nothing), {
  requires: all,
  fields: { name: textField({ label: 'name', max: 10 }) },
  answers: 'private',
  open: async () => ({ title: 'Title', submit: 'Send' }),
  run: async () => plainView('Here.'),
})
const suggest = kit.suggest('a.suggest', { requires: all, run: async () => [] })
const press = (id: string, how = opens) => kit.press(actionRef(id, nothing), { requires: all, opens: how })

describe('what is defined', () => {
  it('is found by its id', () => {
    const found = defined([command('circle', 'show'), press('a.press'), form, suggest])
    expect(found.commands.has('circle.show')).toBe(true)
    expect(found.presses.has('a.press')).toBe(true)
    expect(found.forms.has('a.form')).toBe(true)
    expect(found.suggests.has('a.suggest')).toBe(true)
    expect(found.home).toBeNull()
  })

  it.each<[string, AnyDefinition<Parameters<typeof all.allows>[0] & { progress(): Promise<void> }>[], string]>([
    ['two of one id', [press('a.press'), press('a.press')], "'a.press' is defined twice"],
    [
      'a form that is not listed',
      [
        press(
          'a.press',
          kit.opening(form, () => ({})),
        ),
      ],
      "opens 'a.form', which is not listed",
    ],
    [
      'a suggest that is not listed',
      [command('circle', 'show', { a: opt.suggested(suggest).optional('s') })],
      "no suggest 'a.suggest'",
    ],
  ])('is refused with %s', (_, list, problem) => {
    expect(() => defined(list)).toThrow(problem)
  })

  it.each([
    ['a capital', 'Circle'],
    ['a space', 'my circle'],
    ['33 characters', 'x'.repeat(33)],
    ['nothing', ''],
  ])('is refused where a name has %s', (_, name) => {
    expect(() => command(name, 'show')).toThrow()
    expect(() => command('circle', 'show', { [name]: opt.text(5).optional('s') })).toThrow()
  })

  it('is refused where a command that opens a form insists on an option', () => {
    const options = { what: opt.text(5).required('s') }
    const said = { summary: 's', requires: all, options, opens: kit.opening(form, () => ({})) }
    expect(() => kit.command(['circle', 'create'], said)).toThrow('its options are all optional')
  })
})

describe('what is published', () => {
  const publish = (list: Parameters<typeof defined>[0], own: Record<string, string> = { circle: 'summary' }) =>
    published(defined(list), own, words)

  it('is the nouns in their order, required options first', () => {
    const options = { a: opt.text(5).optional('s'), b: opt.integer(1, 9).required('s') }
    const { commands } = publish([command('b', 'show', options), command('a')], { a: 'one', b: 'two' })
    expect(commands.map((each) => [each.noun, each.description])).toEqual([
      ['a', 'one'],
      ['b', 'two'],
    ])
    expect(commands[0]?.verbs).toEqual([{ verb: null, description: 'summary', options: [] }])
    expect(commands[1]?.verbs[0]?.options.map((each) => each.name)).toEqual(['b', 'a'])
  })

  it('has what is urgent among them', () => {
    const help = urgent({
      path: ['gethelp'],
      summary: 's',
      action: actionRef('a.help', nothing),
      run: () => plainView('x'),
    })
    expect(publish([help], { gethelp: 'summary' }).commands[0]?.verbs).toHaveLength(1)
  })

  it.each<[string, Parameters<typeof defined>[0], Record<string, string>?]>([
    ['description has 101 characters', [command('circle', 'show')], { circle: 'x'.repeat(101) }],
    ['there is none', [], { circle: 'summary' }],
    ['/circle has no summary', [command('circle', 'show')], {}],
    ['stand alone and have verbs', [command('circle', 'show'), command('circle')]],
    ['26 of them', Array.from({ length: 26 }, (_, at) => command('circle', `v${'x'.repeat(at)}`))],
    [
      '26 of them',
      [
        command(
          'circle',
          'show',
          Object.fromEntries(Array.from({ length: 26 }, (_, at) => [`o${'x'.repeat(at)}`, opt.text(5).optional('s')])),
        ),
      ],
    ],
    [
      'choice has 76 characters',
      [command('circle', 'show', { a: opt.choice([{ label: 'x'.repeat(76), value: 'a' }]).optional('s') })],
    ],
    [
      'message action has 25 characters',
      [kit.messageAction('a.action', { label: 'x'.repeat(25), requires: all, opens })],
    ],
  ])('is refused: %s', (problem, list, own) => {
    const withOne =
      list.length === 1 && own === undefined && list[0]?.what !== 'command' ? [...list, command('circle')] : list
    expect(() => publish(withOne, own)).toThrow(problem)
  })

  it('is within all bounds for the whole house', () => {
    const { commands } = published(defined(allDefinitions), nouns, inEnglish)
    for (const each of commands) {
      // Discord: names, descriptions and values of one command, 8,000 characters in all
      expect(JSON.stringify(each).length).toBeLessThan(8_000)
    }
    expect(commands.map((each) => each.noun)).toEqual(Object.keys(nouns))
  })
})
