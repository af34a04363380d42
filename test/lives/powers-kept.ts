import { registry } from '../../src/compose/definitions.ts'
import type { Life } from './life.ts'
import { mayUse } from './powers-table.ts'
import { type Standing, standing } from './roles.ts'

/** A command that was typed, and the circle that it was about: of the room, or named. */
export interface Typed {
  definition: string
  circle: string | null
}

/**
 * Whatever somebody was answered to, other than by a no, the table of powers allows her, by what she was before or has become by it: a
 * command by what she is in the circle that it is about, a button by what she is in any. The log tells which definition answered; nothing
 * else of the product is believed.
 */
export async function expectAllowed(
  { community, actors }: Life,
  before: Standing,
  log: readonly string[],
  typed: Typed | null,
): Promise<void> {
  const after = await standing(community.db, community.here)
  const rolesOf = (id: string, circle: string | null | undefined) =>
    new Set(
      [before, after].flatMap((each) => [
        ...each.of(id),
        ...(circle === undefined ? each.anywhere(id) : circle === null ? [] : each.inCircle(id, circle)),
      ]),
    )
  for (const line of log) {
    const told: { event?: string; definition?: string; outcome?: string; kind?: string } = JSON.parse(line)
    if (told.event !== 'acted' || !told.definition) continue
    if (told.outcome !== 'answered' && told.outcome !== 'form') continue
    const row = rowOf(told.definition, told.kind ?? '')
    const circle = told.kind === 'command' && told.definition === typed?.definition ? typed.circle : undefined
    // what came twice may be answered after the next one has acted
    const recent = actors.slice(0, 2).map(({ id, name }) => ({ name, roles: rolesOf(id, circle) }))
    if (recent.some(({ roles }) => mayUse(row, roles))) continue
    throw new Error(`${recent.map(({ name, roles }) => `${name} (${[...roles].join(', ')})`)} was answered to ${row}`)
  }
}

function rowOf(definition: string, kind: string): string {
  if (kind === 'command') return `/${definition.replace('.', ' ')}`
  const action = registry.messageActions.find(({ id }) => id === definition)
  return action ? action.name : definition
}
