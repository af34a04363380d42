import * as z from 'zod'
import { read } from './form.ts'

/* https://docs.discord.com/developers/resources/guild#create-guild-channel and /channel#modify-channel */

const bits = z
  .union([z.string().regex(/^\d+$/), z.number().int()])
  .nullish()
  .transform((value) => BigInt(value ?? 0))
const overwrite = z.object({
  id: z.string().regex(/^\d+$/),
  type: z.union([z.literal(0), z.literal(1)]),
  allow: bits,
  deny: bits,
})

/** Text rooms are lower case with hyphens, as the client and the API make them. */
const normalised = (name: string, type: number) =>
  type === 0 ? name.trim().toLowerCase().replaceAll(/\s+/g, '-') : name.trim()

const common = {
  topic: z.string().max(1024).nullish(),
  parent_id: z.string().regex(/^\d+$/).nullish(),
  permission_overwrites: z.array(overwrite).nullish(),
}
const created = z.object({
  name: z.string().min(1).max(100),
  type: z.union([z.literal(0), z.literal(2), z.literal(4)]).default(0),
  ...common,
})
const changed = z.object({ name: z.string().min(1).max(100).optional(), ...common })
const single = z.object({ type: z.union([z.literal(0), z.literal(1)]), allow: bits, deny: bits })

export interface OverwriteForm {
  id: string
  type: 0 | 1
  allow: bigint
  deny: bigint
}

export interface ChannelForm {
  topic: string | null | undefined
  parent: string | null | undefined
  overwrites: OverwriteForm[] | undefined
}

export function readNewChannel(body: unknown): ChannelForm & { name: string; type: 0 | 2 | 4 } {
  const form = read<z.infer<typeof created>>(created, body)
  return {
    name: normalised(form.name, form.type),
    type: form.type,
    topic: form.topic,
    parent: form.parent_id,
    overwrites: form.permission_overwrites ?? undefined,
  }
}

export function readChannelChange(body: unknown, type: number): ChannelForm & { name: string | undefined } {
  const form = read<z.infer<typeof changed>>(changed, body)
  return {
    name: form.name === undefined ? undefined : normalised(form.name, type),
    topic: form.topic,
    parent: form.parent_id,
    overwrites: form.permission_overwrites === null ? [] : form.permission_overwrites,
  }
}

export function readOverwrite(id: string, body: unknown): OverwriteForm {
  return { id, ...read<z.infer<typeof single>>(single, body) }
}
