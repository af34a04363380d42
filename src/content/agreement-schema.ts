import * as z from 'zod'
import { faultAt } from './fault-at.ts'

/** At most eight clauses, each short enough to read on a wall: practice guide, section 4. */
const CLAUSES_AT_MOST = 8
export const CLAUSE_WORDS_AT_MOST = 90

const clause = z
  .strictObject({
    number: z.int().min(1),
    words: z.string().trim().min(1).max(CLAUSE_WORDS_AT_MOST),
    /** What the circle agreed that the words mean: one or two sentences. */
    meaning: z.string().trim().min(1).max(300),
    /** The same in easy words. */
    easy: z.string().trim().min(1).max(150),
    strikeable: z.boolean(),
    timekeeping: z.boolean().default(false),
  })
  .superRefine((own, context) => {
    if (own.timekeeping && own.strikeable)
      faultAt(context, ['strikeable'], 'Time-keeping can never become a strike', 'Write strikeable: false')
  })

const agreementShape = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
    title: z.string().trim().min(1).max(80),
    clauses: z.array(clause).min(1).max(CLAUSES_AT_MOST),
  })
  .superRefine((own, context) => {
    for (const [index, { number }] of own.clauses.entries())
      if (number !== index + 1)
        faultAt(
          context,
          ['clauses', index, 'number'],
          `This is clause ${index + 1}, not ${number}`,
          'Number them 1, 2, 3 and so on',
        )
  })

export type AgreementTemplate = z.infer<typeof agreementShape>
export const agreementSchema: z.ZodType<AgreementTemplate> = agreementShape
