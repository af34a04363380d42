import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SeenMessage } from '../../support/people.ts'
import { declaredFields, expectNoComplaints, expectPrivateTo, form, message } from './expect-seen.ts'
import type { PlatformHarness } from './harness.ts'
import { type Stage, stageFor } from './stage.ts'

/** On Slack the answer to a form stands in a modal, below its title. */
const jsonIn = (shown: string): string => shown.slice(shown.indexOf('{'), shown.lastIndexOf('}') + 1)

/** Menus, selects and forms. */
export function forms(harness: PlatformHarness): void {
  describe('menus and forms', () => {
    let stage: Stage
    let menu: SeenMessage
    beforeEach(async () => {
      stage = await stageFor(harness)
      menu = message(await stage.anna.runs(stage.lobby, 'try menu'))
    })
    afterEach(() => stage.end())

    it('turn a page in place of the private message that was pressed', async () => {
      const { anna, lobby, fake } = stage
      const next = message(await anna.presses(menu, 'Turn the page'))
      expect(next.text).toContain('Page 2.')
      expectPrivateTo(next, anna)
      const third = message(await anna.presses(next, 'Turn the page'))
      expect(third.text).toContain('Page 3.')
      expect(anna.reads(lobby).filter((each) => each.text.includes('Page'))).toHaveLength(1)
      expectNoComplaints(fake)
    })

    it('jump where a select says, and show what was chosen', async () => {
      const { anna, fake } = stage
      expect(menu.selects).toMatchObject([
        { label: 'Jump to', options: ['The first page', 'The tenth page'], chosen: [] },
      ])
      const tenth = message(await anna.picks(menu, 'Jump to', 'The tenth page'))
      expect(tenth.text).toContain('Page 10.')
      expect(tenth.selects[0]?.chosen).toEqual(['The tenth page'])
      expectNoComplaints(fake)
    })

    it('open a form from a menu whose answer takes the menu’s place', async () => {
      const { anna, lobby, fake } = stage
      const opened = form(await anna.presses(menu, 'Rename'))
      expect(opened).toMatchObject({ title: 'Rename', fields: [{ label: 'New name', kind: 'text', value: 'Tuesday' }] })
      const answer = message(await anna.submits(opened, { 'New name': 'Wednesday' }))
      expect(answer.text).toContain('It is called Wednesday now.')
      expectPrivateTo(answer, anna)
      if (harness.has.replacedByForms) expect(anna.reads(lobby)).toHaveLength(1)
      expectNoComplaints(fake)
    })

    it('tell what is wrong and open again just as they were left', async () => {
      const { anna, fake } = stage
      const opened = form(await anna.presses(menu, 'Rename'))
      const refused = await anna.submits(opened, { 'New name': 'taken' })
      if (refused.kind === 'form') {
        expect(refused.fields[0]).toMatchObject({ value: 'taken', error: 'That name is taken.' })
        const answer = message(await anna.submits(refused, { 'New name': 'free' }))
        expect(answer.text).toContain('It is called free now.')
      } else {
        const told = message(refused)
        expectPrivateTo(told, anna)
        expect(told.text).toContain('That name is taken.')
        const again = form(await anna.presses(told, 'kit.edit-again'))
        expect(again.fields[0]?.value).toBe('taken')
        const answer = message(await anna.submits(again, { 'New name': 'free' }))
        expect(answer.text).toContain('It is called free now.')
      }
      expectNoComplaints(fake)
    })

    it('have every kind of field, and give what was filled in', async () => {
      const { anna, ben, lobby, community, fake } = stage
      const carers = community.group('carers', [ben])
      const opened = form(await anna.runs(lobby, 'try form'))
      expect(opened.title).toBe('A note')
      expect(opened.seenBy).toEqual([anna.id])
      expect(declaredFields(opened).map((field) => [field.label, field.required])).toEqual([
        ['What happened', true],
        ['On which day', true],
        ['Who was there', false],
        ['Who may know', false],
        ['Which clause', true],
      ])
      expect(opened.fields[0]).toMatchObject({ kind: 'paragraph', hint: 'In your own words' })
      expect(declaredFields(opened)[4]).toMatchObject({ kind: 'select', options: ['1 Listen', '2 Pass'] })
      const notes = `first line\n${'é'.repeat(2_000)}`
      const answer = message(
        await anna.submits(opened, {
          'What happened': notes,
          'On which day': '2027-03-16',
          'Who was there': [ben, anna],
          'Who may know': [ben, carers],
          'Which clause': '2 Pass',
        }),
      )
      expectPrivateTo(answer, anna)
      expect(JSON.parse(jsonIn(answer.text))).toEqual({
        notes,
        day: '2027-03-16',
        people: [ben.id, anna.id],
        holders: [{ person: ben.id }, carers],
        clause: '2',
      })
      expectNoComplaints(fake)
    })

    it('take what is optional as nothing', async () => {
      const { anna, lobby, fake } = stage
      const opened = form(await anna.runs(lobby, 'try form'))
      const answer = message(
        await anna.submits(opened, { 'What happened': 'x', 'On which day': '2027-03-16', 'Which clause': '1 Listen' }),
      )
      expect(JSON.parse(jsonIn(answer.text))).toMatchObject({
        people: [],
        holders: [],
      })
      expectNoComplaints(fake)
    })

    it('carry an id of their own, so that a double submit can make one record', async () => {
      const { anna, lobby } = stage
      const values = { 'What happened': 'x', 'On which day': '2027-03-16', 'Which clause': '1 Listen' }
      const minted = async () => {
        const answer = message(await anna.submits(form(await anna.runs(lobby, 'try form')), values))
        return /minted (\w+)/.exec(answer.text)?.[1]
      }
      const [first, second] = [await minted(), await minted()]
      expect(first).toMatch(/^[0-9a-f]{12}$/)
      expect(second).toMatch(/^[0-9a-f]{12}$/)
      expect(first).not.toBe(second)
    })
  })
}
