import { PlatformError } from '../../chat/errors.ts'
import type { MemberOutcome } from '../../chat/platform.ts'
import type { BotSide } from './chat/types.ts'
import { asked } from './errors.ts'

/** One after the other, as on the other platforms: each has an outcome of its own. */
export async function changeMembers(
  chat: BotSide,
  room: string,
  change: { add: readonly string[]; remove: readonly string[] },
): Promise<MemberOutcome[]> {
  const outcomes: MemberOutcome[] = []
  for (const person of change.add) outcomes.push(await outcome(person, () => letPersonIn(chat, room, person)))
  for (const person of change.remove) outcomes.push(await outcome(person, () => letOut(chat, room, person)))
  return outcomes
}

async function letPersonIn(chat: BotSide, room: string, person: string): Promise<MemberOutcome> {
  const is = await chat.addMember(room, person)
  return is === 'in' ? { person, is } : { person, is, detail: 'left' }
}

async function letOut(chat: BotSide, room: string, person: string): Promise<MemberOutcome> {
  await chat.removeMember(room, person)
  return { person, is: 'out' }
}

async function outcome(person: string, work: () => Promise<MemberOutcome>): Promise<MemberOutcome> {
  try {
    return await asked(work)
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    const is =
      error.kind === 'forbidden' || error.kind === 'invalid' || error.kind === 'not-found' ? 'refused' : 'unknown'
    return { person, is, detail: error.detail }
  }
}
