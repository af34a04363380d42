import { describe, expect, it } from 'vitest'
import { closeCircle } from '../../../src/areas/lifecycle/closing.ts'
import { pauseCircle } from '../../../src/areas/lifecycle/pausing.ts'
import { lifecycleBlocks } from '../../../src/areas/lifecycle/showing.ts'
import { answerOnLeaving, leaveCircle } from '../../../src/areas/membership/leaving.ts'
import { removePerson } from '../../../src/areas/membership/removing.ts'
import { view } from '../../../src/chat/view.ts'
import { databases } from '../../support/database.ts'
import { textOf } from '../../support/read-view.ts'
import { lively } from '../membership/support/lively.ts'

describe.each(databases)('what /circle show says of a circle’s life on %s', (kind) => {
  const here = lively(kind)
  const shows = async (person: string) => {
    const blocks = await lifecycleBlocks(await here.as(person))
    return blocks.length === 0 ? '' : textOf(view('a test', blocks))
  }

  it('nothing while there is nothing to say', async () => {
    for (const person of ['fay', 'anna', 'stella']) expect(await shows(person)).toBe('')
  })

  it('to those who keep it: who has gone, and whom a private message did not reach', async () => {
    await leaveCircle(here.place.work, here.leaver('anna'))
    await removePerson(await here.as('fay'), 'bea', false)
    expect(await shows('fay')).toMatch(/No longer in it: @(anna|bea) , @(anna|bea)/)
    expect(await shows('fay')).not.toContain('Could not be told')
    await here.db.transaction((tx) => tx.post.updateMany({ where: { to: 'bea' }, data: { state: 'failed' } }))
    expect(await shows('fay')).toMatch(/Could not be told in private.*@bea/)
    expect(await shows('cleo')).toBe('')
  })

  it('to programme leads alone: that somebody who left has said something', async () => {
    await leaveCircle(here.place.work, here.leaver('anna'))
    await answerOnLeaving(here.place.work, here.leaver('anna'), 'words')
    expect(await shows('stella')).toContain('What those said who left')
    expect(await shows('fay')).not.toContain('What those said who left')
  })

  it('to everybody: that it rests; to those who keep it, how it goes on', async () => {
    await pauseCircle(await here.as('fay'))
    expect(await shows('anna')).toMatch(/^It rests since 2027-03-01T10:00:00Z/)
    expect(await shows('anna')).not.toContain('Go on')
    expect(await shows('fay')).toContain('Go on')
  })

  it('to everybody: when it ends and ‘Not yet’; what is in the way of it to those who keep it', async () => {
    await closeCircle(await here.as('fay'), 'read-only')
    await here.db.transaction((tx) =>
      tx.circle.update({ where: { id: here.circle }, data: { problem: 'Manage Roles' } }),
    )
    expect(await shows('anna')).toMatch(/2027-03-02T10:00:00Z.*Not yet/)
    expect(await shows('anna')).not.toContain('Manage Roles')
    expect(await shows('fay')).toMatch(/Manage Roles.*Try again.*leave the room open/)
  })

  it('to everybody: when it closed, and what became of the room', async () => {
    await closeCircle(await here.as('fay'), 'stays')
    expect(await shows('anna')).toMatch(/It closed on 2027-03-01T10:00:00Z.*stays open to its people/)
  })
})
