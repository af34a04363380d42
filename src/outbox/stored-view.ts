import * as z from 'zod'
import type { Block, Button, Inline, View } from '../chat/view.ts'

/**
 * A view as a row keeps it: JSON with a version, because a post may be sent, or edited, by a later Roundel than the one that wrote it.
 * A change of `View` that earlier rows do not fit gives this another version, and a reader for the one before.
 */
const VERSION = 1

const text = z.string()
const action = z.strictObject({ id: text, payload: z.array(text) })

const inline = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('plain'), text }),
  z.strictObject({ kind: z.literal('bold'), text }),
  z.strictObject({ kind: z.literal('italic'), text }),
  z.strictObject({ kind: z.literal('person'), person: text, ping: z.boolean() }),
  z.strictObject({ kind: z.literal('room'), room: text }),
  z.strictObject({ kind: z.literal('group'), group: text }),
  z.strictObject({
    ...{ kind: z.literal('instant'), at: text, zone: text },
    shows: z.enum(['date-time', 'time', 'relative']),
  }),
  z.strictObject({ kind: z.literal('link'), url: text, text }),
]) satisfies z.ZodType<Inline>

const rich = z.array(inline)

const buttonSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...{ kind: z.literal('press'), label: text, action },
    style: z.enum(['primary', 'neutral', 'danger']),
  }),
  z.strictObject({ kind: z.literal('link'), label: text, url: text }),
]) satisfies z.ZodType<Button>

const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), text }),
  z.strictObject({ kind: z.literal('text'), text: rich }),
  z.strictObject({ kind: z.literal('note'), text: rich }),
  z.strictObject({ kind: z.literal('facts'), facts: z.array(z.strictObject({ label: text, value: rich })) }),
  z.strictObject({ kind: z.literal('quote'), text: rich }),
  z.strictObject({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(rich) }),
  z.strictObject({ kind: z.literal('actions'), buttons: z.array(buttonSchema) }),
  z.strictObject({
    ...{ kind: z.literal('choice'), label: text, action },
    options: z.array(z.strictObject({ label: text, value: text })),
    chosen: text.nullable(),
  }),
  z.strictObject({ kind: z.literal('divider') }),
]) satisfies z.ZodType<Block>

const Stored = z.strictObject({
  v: z.literal(VERSION),
  view: z.strictObject({ fallback: text, blocks: z.array(block) }),
})

export const writeView = (view: View): string => JSON.stringify({ v: VERSION, view })

/** @throws ZodError, SyntaxError: an unknown version, or broken */
export function readView(stored: string): View {
  const { view } = Stored.parse(JSON.parse(stored))
  return view
}
