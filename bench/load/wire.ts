import * as z from 'zod'

/** What is measured: the product, or the bare program beside which it stands. */
export const subjects = ['roundel', 'bare'] as const
export type Subject = (typeof subjects)[number]

/** What people do: the press or command that each program is for, or its help. */
export const deeds = ['work', 'help'] as const
export type Deed = (typeof deeds)[number]

/** What the bench asks of the process in which the fake platforms and the people are. */
export const Order = z.discriminatedUnion('do', [
  z.object({ do: z.literal('open'), subject: z.enum(subjects) }),
  /** Until the measured program is connected on both platforms and has answered somebody on each, if there is anybody yet. */
  z.object({ do: z.literal('ready') }),
  /** Makes what the people act on, once the program is there. */
  z.object({ do: z.literal('prepare') }),
  z.object({ do: z.literal('drive'), deed: z.enum(deeds), rate: z.number(), seconds: z.number() }),
  z.object({ do: z.literal('close') }),
])
export type Order = z.infer<typeof Order>

export const Driven = z.object({
  /** In ms, by platform. */
  latencies: z.object({ discord: z.array(z.number()), slack: z.array(z.number()) }),
  failed: z.number(),
  /** Of the fakes' own process: CPU in ms, and how much of the time its one thread was busy, from 0 to 1. */
  fakes: z.object({ cpu: z.number(), busy: z.number() }),
  /** What the platforms found wrong with the program's manners. */
  complaints: z.array(z.string()),
})
export type Driven = z.infer<typeof Driven>

export const Opened = z.object({ env: z.record(z.string(), z.string()) })
