import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { definitions } from '../../../commands/gethelp/index.ts'
import { HELP_NOW, helpButton } from '../../../src/areas/help/actions.ts'
import { linesFor, regions } from '../../../src/areas/help/help-lines.ts'
import { noteRegion } from '../../../src/areas/help/known-regions.ts'
import { troubleView } from '../../../src/areas/help/trouble.ts'
import { helpNow } from '../../../src/areas/help/views.ts'
import { encodeActionId, WORST_CASE } from '../../../src/chat/action-id.ts'
import { dispatch } from '../../../src/chat/dispatch.ts'
import type { KitHost } from '../../../src/chat/host.ts'
import type { Inbound } from '../../../src/chat/inbound.ts'
import type { CommunityRef } from '../../../src/chat/refs.ts'
import { defined } from '../../../src/chat/registry.ts'
import type { View } from '../../../src/chat/view.ts'
import type { Context } from '../../../src/context.ts'
import { words } from '../../../src/locales/index.ts'
import { buttonOf, textOf } from '../../support/read-view.ts'

const days = regions
  .flatMap((region) => linesFor(region).map((line) => line.verified))
  .sort((a, b) => Temporal.PlainDate.compare(a, b))
const [oldest = expect.fail()] = days
const today = days.at(-1) ?? expect.fail()
const spoken = (day: Temporal.PlainDate) =>
  day.toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

describe('what ‘Get help now’ shows', () => {
  it.each(regions)('names every line of %s with its number, its hours and the day it was checked', (region) => {
    const said = textOf(helpNow(region, today))
    for (const line of linesFor(region)) {
      for (const part of [line.call, line.text, line.web, line.hours]) expect(said).toContain(part ?? '')
      if (!line.emergency) expect(said).toContain(line.name)
    }
    for (const line of linesFor(region)) expect(said).toContain(`(checked ${spoken(line.verified)})`)
    expect(said.match(/\(checked /g)).toHaveLength(linesFor(region).length)
  })

  it.each(regions)('says first what to do in danger, also in the notification, in %s', (region) => {
    const shown = helpNow(region, today)
    const emergency = linesFor(region)[0]?.call ?? ''
    expect(shown.fallback).toContain(emergency)
    const { blocks } = shown
    expect(textOf({ ...shown, blocks: blocks.slice(1, 2) })).toContain(`In danger now: call ${emergency}`)
  })

  it('says that nobody watches, that it is private and that it is not kept', () => {
    for (const region of [null, ...regions]) {
      expect(textOf(helpNow(region, today))).toContain('No person watches this bot')
      expect(textOf(helpNow(region, today))).toContain('That you asked is not kept anywhere.')
    }
  })

  it.each([null, ...regions])('warns of lines that nobody has checked for more than 180 days (%s)', (region) => {
    expect(textOf(helpNow(region, oldest.add({ days: 180 })))).not.toContain('long ago')
    const said = textOf(helpNow(region, today.add({ days: 181 })))
    expect(said).toMatch(/last checked \d+ \w+ \d+, long ago/)
    expect(said).toContain('If one does not work, try another')
  })

  it('shows every region’s emergency number where the region is not known, and a way to each region’s lines', () => {
    const shown = helpNow(null, today)
    const said = textOf(shown)
    for (const region of regions) expect(said).toContain(linesFor(region)[0]?.call)
    expect(said).toContain('findahelpline.com')
    const press = buttonOf(shown, 'United Kingdom')
    expect(HELP_NOW.codec.decode(press.payload)).toEqual({ region: 'uk' })
  })

  it('puts the region into the button, and null where setup has none that is known', () => {
    const regionIn = (written: string | null) => {
      const button = helpButton(written)
      return button.kind === 'press' ? HELP_NOW.codec.decode(button.action.payload) : null
    }
    expect(regionIn('nz')).toEqual({ region: 'nz' })
    expect(regionIn(null)).toEqual({ region: null })
    expect(regionIn('atlantis')).toEqual({ region: null })
  })

  it('fits into a button’s id with the longest of communities', () => {
    for (const region of regions) {
      const payload = HELP_NOW.codec.encode({ region })
      expect(() => encodeActionId({ definition: HELP_NOW.id, ...WORST_CASE, payload })).not.toThrow()
    }
  })
})

/** A house in which nothing works: no database, no drafts, no people. */
function brokenHouse(): KitHost<Context> & { log: unknown[] } {
  const down = async (): Promise<never> => {
    throw new Error('the database is down')
  }
  const log: unknown[] = []
  return {
    words,
    definitions: defined(definitions),
    context: down,
    drafts: { keep: down, find: down },
    trouble: (community) => troubleView(community, false),
    isUnavailable: () => false,
    seen: down,
    mint: () => '',
    acted: (what) => void log.push(what),
    log,
  }
}

const community: CommunityRef = 'discord:1'
const envelope = {
  actor: { community, person: 'anna', name: 'Anna', admin: false, groups: [] },
  ...{ community, room: 'room1', deliveryId: 'd1' },
}

async function answerTo(house: KitHost<Context>, act: Inbound): Promise<View | undefined> {
  const shown: View[] = []
  const nothing = async () => {}
  await dispatch(house, act, {
    ...{ acknowledge: nothing, open: nothing, suggest: nothing },
    refuse: async () => false,
    show: async (how, view) => {
      expect(how).toBe('private')
      shown.push(view)
    },
  })
  return shown.at(-1)
}

const press = (payload: readonly string[]): Inbound => ({
  ...envelope,
  ...{ kind: 'press', chosen: null, message: { community, room: 'room1', message: 'm1' } },
  action: { definition: HELP_NOW.id, community, mark: 'post1', payload },
})

describe('‘Get help now’ when everything else is down', () => {
  it('answers a press privately with the region’s lines, and nothing is written down', async () => {
    const house = brokenHouse()
    const answer = await answerTo(house, press(['uk']))
    expect(textOf(answer)).toContain('116 123')
    expect(house.log).toEqual([])
  })

  it('answers a press of a button that this version cannot read', async () => {
    for (const payload of [[], ['atlantis'], ['uk', 'more']])
      expect(textOf(await answerTo(brokenHouse(), press(payload)))).toContain('999 or 112')
  })

  it('answers the typed command in the region that was last read of this community, else with all of them', async () => {
    const typed: Inbound = { ...envelope, kind: 'command', path: ['gethelp'], args: {} }
    expect(textOf(await answerTo(brokenHouse(), typed))).toContain('Choose a place')
    noteRegion(community, 'ie')
    expect(textOf(await answerTo(brokenHouse(), typed))).toContain('50808')
    noteRegion(community, null)
    expect(textOf(await answerTo(brokenHouse(), typed))).toContain('Choose a place')
  })

  it('is offered by the words that say that something went wrong', () => {
    for (const away of [true, false])
      expect(buttonOf(troubleView('discord:9', away), 'Get help now').id).toBe(HELP_NOW.id)
  })
})
