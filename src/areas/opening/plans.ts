import * as z from 'zod'
import { UserError } from '../../chat/errors.ts'
import type { KnownPerson } from '../../chat/platform.ts'
import type { Context } from '../../context.ts'
import type { ReadOnly, Tables } from '../../data/db.ts'
import { changeDraft, dropDraft, keepDraft, openDraft } from '../../data/drafts.ts'
import { folded } from '../../data/ids.ts'
import { ACTIVE_STATES } from '../circles/find.ts'
import { MOST_MEMBERS, meetingLink, type Plan, seatedTwice } from './rules.ts'

const KIND = 'circle.plan'

const Stored: z.ZodType<Plan> = z.object({
  name: z.string(),
  programme: z.string(),
  facilitators: z.array(z.string()),
  members: z.array(z.string()).max(MOST_MEMBERS),
  contact: z.string().nullable(),
  meet: z.object({ kind: z.enum(['link', 'room']), where: z.string() }),
  firstDate: z.string(),
  cron: z.string(),
  everyWeeks: z.number(),
  zone: z.string(),
})

const owned = (c: Context) => ({ community: c.community.id, owner: c.actor.person, kind: KIND })

/** A plan of one's own, kept 24 hours. @throws UserError 'opening.plan.gone' */
export async function planIn(c: Context, draft: string): Promise<Plan> {
  const body = await openDraft(c.db.read, c.cipher, { ...owned(c), id: draft, now: c.now })
  if (body === null) throw new UserError('opening.plan.gone')
  return Stored.parse(body)
}

export function keepPlan(c: Context, plan: Plan): Promise<string> {
  return c.db.transaction((tx) => keepDraft(tx, c.cipher, { ...owned(c), body: plan, now: c.now }))
}

/** @throws UserError 'opening.plan.gone' */
export async function changePlan(c: Context, draft: string, change: Partial<Plan>): Promise<Plan> {
  const plan = { ...(await planIn(c, draft)), ...change }
  const kept = await c.db.transaction((tx) =>
    changeDraft(tx, c.cipher, { ...owned(c), id: draft, body: plan, now: c.now }),
  )
  if (!kept) throw new UserError('opening.plan.gone')
  return plan
}

export function dropPlan(c: Context, draft: string): Promise<void> {
  return c.db.transaction((tx) => dropDraft(tx, { ...owned(c), id: draft }))
}

/** Where they meet, from the command's room or the form's link. @throws UserError 'opening.plan.meet-missing', 'opening.plan.meet-wrong' */
export function meetFrom(room: string | null, written: string): Plan['meet'] {
  if (written.trim() === '') {
    if (room === null) throw new UserError('opening.plan.meet-missing')
    return { kind: 'room', where: room }
  }
  const link = meetingLink(written.trim())
  if (link === null) throw new UserError('opening.plan.meet-wrong')
  return { kind: 'link', where: link }
}

/**
 * Whether these people can sit where the plan puts them, asked of the platform now.
 * @throws UserError 'opening.plan.name-empty' | 'opening.plan.name-taken' | 'opening.plan.seated-twice' | 'opening.plan.left' | 'opening.plan.bots' | 'opening.plan.may-not-facilitate'
 */
export async function checkPlan(c: Context, plan: Plan): Promise<void> {
  if (!/[\p{L}\p{N}]/u.test(plan.name)) throw new UserError('opening.plan.name-empty')
  if (await isNameTaken(c.db.read, c.community.id, plan.name))
    throw new UserError('opening.plan.name-taken', { name: plan.name })
  const wanted = [...new Set([...plan.facilitators, ...plan.members, ...(plan.contact === null ? [] : [plan.contact])])]
  const found = await c.directory.look(c.community.id, wanted)
  const named = (ids: readonly string[]) =>
    ids.map((id) => found.find((each) => each.person === id)?.name ?? id).join(', ')
  const twice = seatedTwice(plan)
  if (twice.length > 0) throw new UserError('opening.plan.seated-twice', { names: named(twice) })
  const left = wanted.filter((id) => !found.some((each) => each.person === id))
  if (left.length > 0) throw new UserError('opening.plan.left', { count: left.length })
  const bots = found.filter((each) => each.bot).map((each) => each.person)
  if (bots.length > 0) throw new UserError('opening.plan.bots', { names: named(bots) })
  const barred = await mayNotFacilitate(
    c,
    found.filter((each) => plan.facilitators.includes(each.person)),
  )
  if (barred.length > 0) throw new UserError('opening.plan.may-not-facilitate', { names: named(barred) })
}

export async function isNameTaken(tables: ReadOnly<Tables>, communityId: string, name: string): Promise<boolean> {
  const there = await tables.circle.count({
    where: { communityId, foldedName: folded(name), state: { in: [...ACTIVE_STATES] } },
  })
  return there > 0
}

/** Those of these people whom setup does not let facilitate. It names people, and groups whose members change: each is asked as it is now. */
export async function mayNotFacilitate(c: Context, people: readonly KnownPerson[]): Promise<string[]> {
  if (people.length === 0) return []
  const held = await c.db.read.power.findMany({
    where: { communityId: c.community.id, power: 'facilitator' },
    orderBy: [{ holderKind: 'asc' }, { holder: 'asc' }],
  })
  const allowed = new Set(held.filter((each) => each.holderKind === 'person').map((each) => each.holder))
  for (const { holder: group } of held.filter((each) => each.holderKind === 'group')) {
    const listed = people.every((each) => each.groups !== 'unknown')
      ? []
      : await c.directory.groupMembers(c.community.id, group)
    for (const each of people) {
      if (each.groups === 'unknown' ? listed.includes(each.person) : each.groups.includes(group))
        allowed.add(each.person)
    }
  }
  return people.filter((each) => !allowed.has(each.person)).map((each) => each.person)
}
