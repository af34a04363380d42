import { record } from '../../../../src/areas/boundaries/service.ts'
import type { RawValues } from '../../../../src/chat/form.ts'
import type { View } from '../../../../src/chat/view.ts'
import { newId } from '../../../../src/data/ids.ts'
import { buttonOf, textOf } from '../../../support/read-view.ts'
import type { Came, Talk } from '../../../support/talk.ts'

export const MARIGOLD = 'She read out what bea had said in confidence: marigold.'

/** What facilitators and the people whom notes are about do with them, by the buttons that they see. */
export function notes(talk: Talk) {
  const says = (who: string, verb: string, number: number) =>
    talk.says(who, `boundary ${verb}`, { number: { text: String(number) } })
  const shown = async (who: string, number: number) => (await says(who, 'show', number)).views[0]
  /** Presses a button of the record's page, and fills in the form that it opens. */
  const fills = async (who: string, number: number, button: string, values: RawValues): Promise<Came> => {
    const { form } = await talk.presses(who, buttonOf(await shown(who, number), button))
    return talk.sends(who, form, values)
  }
  return {
    says,
    /** A note as it is kept from the three fields; a minute passes. */
    logged: async (who: string, about: string, clause = 1, what = MARIGOLD): Promise<number> => {
      talk.clock.advance({ minutes: 1 })
      const acting = { community: talk.community, circle: talk.circle, person: who, now: talk.clock.now() }
      const { number } = await record(talk.work, acting, { about, clause, what, madeFrom: newId() })
      talk.clock.advance({ minutes: 1 })
      return number
    },
    shown,
    reads: async (who: string, number: number): Promise<string> => textOf(await shown(who, number)),
    fills,
    adds: (who: string, number: number, button: string, words: string) => fills(who, number, button, { words }),
    tells: async (who: string, number: number, more: RawValues = {}): Promise<Came> => {
      const { form } = await talk.presses(who, buttonOf(await shown(who, number), 'They have been told'))
      const initial = Object.fromEntries((form?.form.fields ?? []).map((field) => [field.name, field.initial]))
      const came = await talk.sends(who, form, { ...initial, ...more })
      talk.clock.advance({ minutes: 1 })
      return came
    },
    /** What she is shown by `/boundary mine`. */
    mine: async (who: string): Promise<View | undefined> => (await talk.says(who, 'boundary mine', {}, null)).views[0],
    strikes: async (who: string, number: number): Promise<string> => {
      const preview = (await says(who, 'strike', number)).views[0]
      const counted = (await talk.presses(who, buttonOf(preview, 'Count it as a strike'))).views[0]
      talk.clock.advance({ minutes: 1 })
      return textOf(counted)
    },
  }
}
