import { validateDetailed } from 'node-cron'
import * as z from 'zod'
import { faultAt, faultAtRepeats } from './fault-at.ts'

/** Bounds of words: a title fits a heading, a line is read at a glance on a phone, a paragraph is three sentences. */
const title = z.string().trim().min(1).max(80)
const lineSchema = z.string().trim().min(1).max(150)
const paragraph = z.string().trim().min(1).max(300)
const idSchema = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'use small letters, digits and hyphens, at most 40')
const minutes = z.int().min(1).max(240)
/** A programme's own id rides in the form that plans a circle, beside a room's id: an action id has 100 characters for all. */
const programmeId = z.string().regex(/^[a-z][a-z0-9-]{0,23}$/, 'use small letters, digits and hyphens, at most 24')
/** Hard bound of a circle: practice guide, section 1, and what both platforms' people pickers carry. */
const peopleSchema = z.int().min(1).max(20)

const rhythm = z
  .strictObject({ cron: z.string(), everyWeeks: z.int().min(1).max(12), zone: z.string() })
  .superRefine((own, context) => {
    if (own.cron.trim().split(/\s+/).length !== 5 || !validateDetailed(own.cron).valid)
      faultAt(context, ['cron'], `‘${own.cron}’ is not a cron pattern of five fields that can ever fire`, cronMend)
    if (!zoneExists(own.zone)) faultAt(context, ['zone'], `There is no time zone ‘${own.zone}’`, zoneMend)
  })
const cronMend = 'Write minute, hour, day, month and weekday, such as ‘0 19 * * TUE’'
const zoneMend = 'Write an IANA name such as Europe/London'

function zoneExists(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

const timing = z
  .strictObject({
    minutes,
    parts: z
      .array(z.strictObject({ what: lineSchema, minutes }))
      .min(1)
      .max(12),
  })
  .superRefine((own, context) => {
    const sum = own.parts.reduce((total, part) => total + part.minutes, 0)
    if (sum !== own.minutes)
      faultAt(
        context,
        ['minutes'],
        `The parts add up to ${sum} minutes, not ${own.minutes}`,
        'Change the minutes of a part, or this number',
      )
  })

const sessionSchema = z.strictObject({
  number: z.int().min(1),
  theme: idSchema,
  title,
  /** Two sentences: what the session is for. */
  purpose: paragraph,
  /** The circle begins here: the agreement is made. */
  opens: z.boolean().default(false),
  /** The circle ends here. */
  closes: z.boolean().default(false),
  shape: idSchema,
  /** Asked the day before; it may arrive late, so it does not say ‘tomorrow’. */
  setUp: lineSchema,
  checkIn: lineSchema,
  prompts: z.array(lineSchema).min(3).max(4),
  /** Asked in the check-out round. */
  closing: lineSchema,
  /** Said for the time until the next session. */
  between: lineSchema,
})

const raw = z.strictObject({
  id: programmeId,
  title,
  summary: paragraph,
  weeks: z.int().min(1).max(104),
  rhythm,
  sizes: z.strictObject({
    fewest: peopleSchema,
    usual: z.strictObject({ from: peopleSchema, to: peopleSchema }),
    target: peopleSchema,
    most: peopleSchema,
  }),
  lengths: z
    .array(z.strictObject({ minutes, people: peopleSchema }))
    .min(1)
    .max(4),
  themes: z
    .array(z.strictObject({ id: idSchema, title }))
    .min(1)
    .max(12),
  shapes: z.array(z.strictObject({ id: idSchema, timings: z.array(timing).min(1) })).min(1),
  sessions: z.array(sessionSchema).min(1).max(52),
})
type Raw = z.infer<typeof raw>

export type Timing = z.infer<typeof timing>
type Theme = Raw['themes'][number]

/** A session with its theme and its timings in full: one timing for each of the programme's lengths, in their order. */
export interface ProgrammeSession extends Omit<z.infer<typeof sessionSchema>, 'theme' | 'shape'> {
  readonly theme: Theme
  readonly timings: readonly Timing[]
}

/**
 * `lengths` go from the shortest on, each for up to so many people; the first is the usual one.
 * `weeks` is how long the whole takes at the programme's own rhythm.
 */
export interface Programme extends Omit<Raw, 'sessions' | 'shapes'> {
  readonly sessions: readonly ProgrammeSession[]
}

/** The shortest length that gives so many people their turns, in minutes; the longest where none does. */
export function minutesFor({ lengths }: Programme, people: number): number {
  const enough = lengths.find((length) => people <= length.people) ?? lengths.at(-1)
  if (!enough) throw new RangeError('a programme without lengths')
  return enough.minutes
}

/** How a session shares out so many minutes; null for a length that the programme has not. */
export function timingFor({ timings }: ProgrammeSession, minutes: number): Timing | null {
  return timings.find((timing) => timing.minutes === minutes) ?? null
}

export const programmeSchema: z.ZodType<Programme> = raw.superRefine(fitsTogether).transform(inFull)

function fitsTogether(own: Raw, context: z.core.$RefinementCtx): void {
  const { fewest, usual, target, most } = own.sizes
  if (!(fewest <= usual.from && usual.from <= target && target <= usual.to && usual.to <= most))
    faultAt(context, ['sizes'], 'The sizes are not in order', 'Let fewest, usual from, target, usual to and most grow')
  for (const [index, length] of own.lengths.entries()) {
    const shorter = own.lengths[index - 1]
    if (shorter && (length.minutes <= shorter.minutes || length.people <= shorter.people))
      faultAt(
        context,
        ['lengths', index],
        'This is not longer, for more people, than the one before',
        'Put them in order',
      )
  }
  faultAtRepeats(
    context,
    own.themes,
    (theme) => theme.id,
    (index) => ['themes', index, 'id'],
  )
  faultAtRepeats(
    context,
    own.shapes,
    (shape) => shape.id,
    (index) => ['shapes', index, 'id'],
  )
  for (const [index, theme] of own.themes.entries())
    if (!own.sessions.some((session) => session.theme === theme.id))
      faultAt(
        context,
        ['themes', index],
        `No session has the theme ‘${theme.id}’`,
        'Give it to a session, or take it out',
      )
  for (const [index, shape] of own.shapes.entries())
    for (const { minutes } of own.lengths)
      if (!shape.timings.some((timing) => timing.minutes === minutes))
        faultAt(context, ['shapes', index], `‘${shape.id}’ has no timing for ${minutes} minutes`, 'Add one')
  for (const [index, session] of own.sessions.entries()) {
    const at = (key: string) => ['sessions', index, key]
    if (session.number !== index + 1)
      faultAt(
        context,
        at('number'),
        `This is session ${index + 1}, not ${session.number}`,
        'Number them 1, 2, 3 and so on',
      )
    if (!own.themes.some((theme) => theme.id === session.theme))
      faultAt(context, at('theme'), `There is no theme ‘${session.theme}’`, 'Use the id of one of the themes')
    if (!own.shapes.some((shape) => shape.id === session.shape))
      faultAt(context, at('shape'), `There is no shape ‘${session.shape}’`, 'Use the id of one of the shapes')
    if (session.opens && index !== 0)
      faultAt(context, at('opens'), 'Only the first session opens a circle', 'Take it out')
    if (session.closes && index !== own.sessions.length - 1)
      faultAt(context, at('closes'), 'Only the last session closes a circle', 'Take it out')
  }
}

function inFull({ shapes, sessions, ...programme }: Raw): Programme {
  return {
    ...programme,
    sessions: sessions.map(({ theme, shape, ...own }) => ({
      ...own,
      theme: programme.themes.find(({ id }) => id === theme) ?? { id: theme, title: theme },
      timings: programme.lengths.flatMap(({ minutes }) =>
        shapes
          .filter(({ id }) => id === shape)
          .flatMap(({ timings }) => timings.filter((own) => own.minutes === minutes)),
      ),
    })),
  }
}
