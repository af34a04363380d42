import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Chat } from '../adapters/rehearsal/chat/chat.ts'
import { listeners } from '../adapters/rehearsal/listeners.ts'
import type { Beginning, StartParts } from '../adapters/rehearsal/server/parts.ts'
import { t } from '../locales/index.ts'
import type { RehearsalClock } from './clock.ts'
import type { Inside } from './inside.ts'
import type { Notes } from './notes.ts'
import { almostEmpty, populate, setUp } from './sample.ts'

/** Roundel's own files: its database with what SQLite keeps beside it, and its key. */
const ROUNDELS = ['roundel.sqlite', 'roundel.sqlite-wal', 'roundel.sqlite-shm', 'secret.key']

export interface Starting extends StartParts {
  /** Whatever was cut off half-way, when the program ended, is forgotten. Before Roundel is started. */
  mend(): Promise<void>
  /** Waits for what is under way, and begins nothing more. */
  halt(): Promise<void>
}

interface StartingParts {
  chat: Chat
  notes: Notes
  clock: RehearsalClock
  inside: Inside
  dataDir: string
  /** The machine's, as an IANA name. */
  zone: string
}

/**
 * The first visit, and starting over. The notes say what is under way before anything is done, and that it is done after everything is:
 * a program killed anywhere in between finds 'beginning' or 'resetting', and forgets what there is. Nobody ever sees half a community.
 */
export function starting({ chat, notes, clock, inside, dataDir, zone }: StartingParts): Starting {
  const told = listeners()
  let halted = false
  let under: Promise<void> = Promise.resolve()

  const begun = (): boolean => notes.kept.stage === 'sample' || notes.kept.stage === 'empty'

  const forget = async (): Promise<void> => {
    notes.change({ stage: 'resetting' })
    told.tell()
    await inside.stop()
    for (const name of ROUNDELS) await rm(join(dataDir, name), { force: true })
    chat.byHand.reset()
    chat.byHand.nameCommunity(t('rehearsal.chat.community'))
    notes.clear()
    clock.startOver()
  }

  const mend = async (): Promise<void> => {
    if (!begun() && notes.kept.stage !== 'nothing') await forget()
  }

  const begin = async (what: Beginning): Promise<void> => {
    if (begun()) return
    await mend()
    notes.change({ stage: 'beginning', zone })
    try {
      // it learns how the community is called, and who is there, when it connects
      await inside.stop()
      const settled = what === 'sample' ? populate(chat.byHand) : null
      if (settled === null) almostEmpty(chat.byHand)
      const roundel = await inside.start()
      if (settled !== null) await setUp(chat, settled, zone)
      await roundel.idle()
      notes.change({ stage: what, cast: settled?.cast ?? null })
    } catch (error) {
      await forget()
      await inside.start()
      throw error
    }
  }

  const reset = async (): Promise<void> => {
    await forget()
    await inside.start()
  }

  /** One after the other, and told of when it is over, however it went. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = under.then(async () => {
      if (halted) return
      try {
        await work()
      } finally {
        told.tell()
      }
    })
    under = done.catch(() => {})
    return done
  }

  return {
    begun,
    mend,
    begin: (what) => inTurn(() => begin(what)),
    reset: () => inTurn(reset),
    listen: told.listen,
    halt: async () => {
      halted = true
      await under
    },
  }
}
