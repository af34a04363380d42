import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openChat } from '../../src/adapters/rehearsal/chat/chat.ts'
import { openNotes } from '../../src/rehearsal/notes.ts'
import { openTheCircle, type Rehearsing, rehearsing } from './support/rehearsing.ts'

let here: Rehearsing
beforeEach(async () => {
  here = await rehearsing()
})
afterEach(async () => {
  expect(here.log).toEqual([])
  await here.close()
})
const key = () => readFile(join(here.dataDir, 'secret.key'), 'utf8')

describe('starting over', () => {
  it('forgets the community, what Roundel knew, the clock and the tour', async () => {
    await here.now.start.begin('sample')
    await openTheCircle(here)
    await here.now.clock.move('week')
    here.now.tour.pause()
    const before = { key: await key(), community: here.now.chat.people.community().id }

    await here.now.start.reset()
    expect(here.now.start.begun()).toBe(false)
    expect(here.now.chat.people.everyone()).toEqual([])
    expect(here.now.chat.whole.rooms()).toEqual([])
    expect(here.now.chat.people.community().id).not.toBe(before.community)
    expect(await key()).not.toBe(before.key)
    expect(here.now.clock.now().slice(0, 10)).toBe('2027-03-07')
    expect(await here.now.clock.next()).toBeNull()
    expect(here.now.tour.state('')).toBeNull()

    await here.now.start.begin('sample')
    expect(here.now.tour.state('')).toMatchObject({ at: 'create', paused: false })
    await openTheCircle(here)
    await here.at('agreement')
  })

  it('may be done where nothing has begun', async () => {
    await here.now.start.reset()
    expect(here.now.start.begun()).toBe(false)
  })

  it('is finished at the next start where it was cut off', async () => {
    await here.now.start.begin('sample')
    await here.now.stop()
    const notes = openNotes(join(here.dataDir, 'rehearsal.sqlite'))
    notes.change({ stage: 'resetting' })
    notes.close()
    await here.restart()
    expect([here.now.start.begun(), here.now.chat.people.everyone()]).toEqual([false, []])
    await here.now.start.begin('empty')
    expect(here.now.start.begun()).toBe(true)
  })

  it('half a beginning is forgotten at the next start, with whatever Roundel has of it', async () => {
    await here.now.stop()
    const notes = openNotes(join(here.dataDir, 'rehearsal.sqlite'))
    notes.change({ stage: 'beginning', ahead: 1_000 })
    notes.close()
    const chat = openChat({ file: join(here.dataDir, 'chat.sqlite'), now: () => '2027-03-07T10:00:00Z' })
    chat.byHand.person('Half A Community')
    chat.close()
    await here.restart()
    expect([here.now.start.begun(), here.now.chat.people.everyone()]).toEqual([false, []])
    expect(existsSync(join(here.dataDir, 'roundel.sqlite'))).toBe(true)
    await here.now.start.begin('sample')
    expect(here.now.chat.people.everyone()).toHaveLength(11)
  })

  it('is told to whoever listens', async () => {
    let told = 0
    here.now.start.listen(() => {
      told += 1
    })
    await here.now.start.begin('empty')
    expect(told).toBeGreaterThan(0)
    told = 0
    await here.now.start.reset()
    expect(told).toBeGreaterThan(0)
  })
})
