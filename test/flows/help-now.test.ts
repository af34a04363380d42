import { afterEach, describe, expect, it } from 'vitest'
import { noteRegion } from '../../src/areas/help/known-regions.ts'
import { freshDatabase } from '../support/database.ts'
import { wireTo } from '../support/proxy.ts'
import { aCircle, aHouse, expectPrivateTo, message, platforms, setUp, someone } from '../support/scene.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

describe.each(platforms)('get help now on %s', (platform) => {
  it('is private, needs nothing, and leaves no trace', async () => {
    const circle = await aCircle(platform)
    closing.push(() => circle.close())
    const [anna] = circle.people.members
    if (!anna) throw new Error('no member')
    const pin = circle.here.transcript(circle.room).find((each) => each.pinned)
    if (!pin) throw new Error('nothing pinned')
    const lines = circle.log.length
    const audited = await circle.db.read.auditEvent.count()
    const shown = expectPrivateTo(anna, await anna.presses(pin, 'Get help now'))
    expect(shown.text).toContain('999')
    expect(shown.text).toContain('116 123')
    expect(shown.text).toMatch(/checked|verified/i)
    const typed = expectPrivateTo(
      circle.people.outsider,
      await circle.people.outsider.runs(circle.here.room('lobby-2').room, 'gethelp'),
    )
    expect(typed.text).toContain('findahelpline.com')
    expect(circle.log.slice(lines)).toEqual([])
    expect(await circle.db.read.auditEvent.count()).toBe(audited)
  })

  it('answers when the database is down, while everything else says kindly that it cannot', async () => {
    const database = await freshDatabase('postgresql')
    closing.push(() => database.close())
    const wire = await wireTo(database.url)
    closing.push(() => wire.close())
    const house = await aHouse(platform, { databaseUrl: database.url, throughProxy: wire.url })
    closing.push(() => house.close())
    const people = someone(house.here)
    await setUp(house, people)
    const lobby = house.here.room('hall').room
    const menu = expectPrivateTo(people.outsider, await people.outsider.runs(lobby, 'roundel help'))

    wire.cut()
    expect(expectPrivateTo(people.outsider, await people.outsider.presses(menu, 'Get help now')).text).toContain(
      '116 123',
    )
    expect(message(await people.outsider.runs(lobby, 'gethelp')).text).toContain('findahelpline.com')
    const trouble = expectPrivateTo(people.outsider, await people.outsider.runs(lobby, 'roundel help'))
    expect(trouble.text).toContain('try again in a minute')
    expect(trouble.buttons.map((button) => button.label)).toContain('Get help now')

    wire.mend()
    expect(message(await people.outsider.runs(lobby, 'roundel help')).text).toContain('What you can do here')
  })

  it('shows the community’s own region the first time after setup, and after a start', async () => {
    const house = await aHouse(platform)
    closing.push(() => house.close())
    const people = someone(house.here)
    await setUp(house, people)
    const lobby = house.here.room('hall').room
    const asks = async () => expectPrivateTo(people.outsider, await people.outsider.runs(lobby, 'gethelp')).text
    expect(await asks()).not.toContain('Choose a place')
    // what another process would not know
    noteRegion(`${platform}:${house.here.id}`, null)
    expect(await asks()).toContain('Choose a place')
    await house.restart()
    expect(await asks()).toContain('116 123')
    expect(await asks()).not.toContain('Choose a place')
  })

  it('stands in the pin when the bot is down', async () => {
    const circle = await aCircle(platform)
    closing.push(() => circle.close())
    await circle.roundel.stop()
    const [anna] = circle.people.members
    const pin = anna?.reads(circle.room).find((each) => each.pinned)
    expect(pin?.text).toContain('999')
    expect(pin?.text).toContain('116 123')
    expect(pin?.text).toContain('+44 20 7946 0000')
  })
})
