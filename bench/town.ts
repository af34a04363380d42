import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { asking, end } from './asking.ts'
import { type Deed, Driven, Opened, type Order, type Subject } from './load/wire.ts'

const Answer = z.object({ value: z.unknown().optional(), error: z.string().optional() })

/** The process with the fake platforms and the people. */
export interface Town {
  env: Readonly<Record<string, string>>
  /** Resolves once the program is connected on both platforms and has answered on each. */
  ready(): Promise<void>
  prepare(): Promise<void>
  drive(deed: Deed, rate: number, seconds: number): Promise<Driven>
  close(): Promise<void>
}

export async function town(subject: Subject): Promise<Town> {
  const child = fork(fileURLToPath(new URL('./load/fakes.ts', import.meta.url)), [], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ask = asking(child)
  const carriedOut = async (order: Order): Promise<unknown> => {
    const { value, error } = Answer.parse(await ask({ order }))
    if (error !== undefined) throw new Error(`${order.do}: ${error}`)
    return value
  }
  const { env } = await carriedOut({ do: 'open', subject }).then(Opened.parse, async (error: unknown) => {
    await end(child)
    throw error
  })
  return {
    env,
    ready: async () => {
      await carriedOut({ do: 'ready' })
    },
    prepare: async () => {
      await carriedOut({ do: 'prepare' })
    },
    drive: async (deed, rate, seconds) => Driven.parse(await carriedOut({ do: 'drive', deed, rate, seconds })),
    close: async () => {
      await carriedOut({ do: 'close' }).catch(() => {})
      await end(child)
    },
  }
}
