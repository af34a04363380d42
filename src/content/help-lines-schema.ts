import { Temporal } from 'temporal-polyfill'
import * as z from 'zod'
import { faultAt } from './fault-at.ts'

export const REGIONS = ['uk', 'us', 'ca', 'au', 'nz', 'ie', 'eu', 'elsewhere'] as const
/** Where a community's people mostly are. */
export type Region = (typeof REGIONS)[number]

const wordsSchema = z.string().trim().min(1).max(150)

const daySchema = z.string().transform((text, context) => {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    faultAt(context, [], `‘${text}’ is not a day of the calendar`, 'Write year-month-day, such as 2026-11-01')
    return z.NEVER
  }
})

const lineSchema = z
  .strictObject({
    name: wordsSchema,
    for: wordsSchema,
    /** The part of the region that it is for. */
    where: wordsSchema.optional(),
    /** A number as people dial it. */
    call: wordsSchema.optional(),
    /** What to text and where to: 'SHOUT to 85258', or the number alone. */
    text: wordsSchema.optional(),
    /** A web address without 'https://'. */
    web: wordsSchema.optional(),
    note: wordsSchema.optional(),
    hours: wordsSchema,
    emergency: z.boolean().default(false),
    verified: daySchema,
  })
  .superRefine((own, context) => {
    if (!own.call && !own.text && !own.web)
      faultAt(context, [], `‘${own.name}’ says no way to reach it`, 'Add call, text or web')
  })

const regionSchema = z
  .strictObject({ title: wordsSchema, lines: z.array(lineSchema).min(1).max(12) })
  .superRefine((own, context) => {
    if (!own.lines.some(({ emergency }) => emergency))
      faultAt(context, ['lines'], 'No line here is for an emergency', 'Add one with emergency: true')
  })

export type HelpLine = z.infer<typeof lineSchema>
export type HelpLines = Readonly<Record<Region, { readonly title: string; readonly lines: readonly HelpLine[] }>>
export const helpLinesSchema: z.ZodType<HelpLines> = z.strictObject({
  uk: regionSchema,
  us: regionSchema,
  ca: regionSchema,
  au: regionSchema,
  nz: regionSchema,
  ie: regionSchema,
  eu: regionSchema,
  elsewhere: regionSchema,
})
