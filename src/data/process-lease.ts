import { createHash } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname, networkInterfaces } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import * as z from 'zod'
import type { Db, ReadOnly, Tables } from './db.ts'
import { newId } from './ids.ts'
import { StartError } from './start-error.ts'

/**
 * One process works on a database at a time: it holds the lease, renews it, and gives it back when it stops. Time is counted by whoever
 * watches, on a clock that nobody sets: a lease that has not been renewed for its whole term has lapsed, whatever the machines' clocks say.
 */
export interface ProcessLease {
  /** This process, as what it has leased names it. */
  readonly id: string
  /** The process whose lease it took over, which has ended or let it lapse; null where none had it. */
  readonly after: string | null
  /** False from the moment when it could not be renewed for its term, or another process has it: nothing is delivered then. */
  held(): boolean
  /** Within a transaction that takes work: whether it is still ours. */
  isOurs(tables: ReadOnly<Tables>): Promise<boolean>
  /** Gives it back. Never rejects: one that cannot be given back lapses. */
  release(): Promise<void>
}

/** A lease that has not been renewed for so long, in ms, has lapsed. */
export const LEASE_TERM = 30_000
/** How often it is renewed, in ms: two more attempts before it lapses. */
const RENEWED_EVERY = 10_000
/** How often one that waits looks, in ms. */
const LOOKED_EVERY = 1_000
/** EX_TEMPFAIL of sysexits.h: trying again later may help. */
export const HELD_BY_ANOTHER = 75

const KEY = 'process-lease'

const leaseHolderSchema = z.object({
  /** Random: no other process ever has it. */
  id: z.string(),
  host: z.string(),
  pid: z.number(),
  /** The machine, its run and its numbering of processes, as a hash. */
  place: z.string(),
  since: z.string(),
  /** Raised at each renewal. */
  beat: z.number(),
})
export type LeaseHolder = z.infer<typeof leaseHolderSchema>

/** For one that has a database to itself, such as a test's. */
export const UNSHARED: Omit<ProcessLease, 'release'> = {
  id: 'unshared',
  after: null,
  held: () => true,
  isOurs: async () => true,
}

/** This process, as others read it. */
export function thisProcess(now: Date = new Date()): LeaseHolder {
  return { id: newId(), host: hostname(), pid: process.pid, place: placeHere(), since: now.toISOString(), beat: 0 }
}

export interface LeaseOptions {
  me?: LeaseHolder
  /** ms on a clock that nobody sets. */
  elapsed?: () => number
  wait?: (ms: number) => Promise<unknown>
  isAlive?: (pid: number) => boolean
  signal?: AbortSignal | undefined
  /** Takes a sentence for the person who started it: who has it, and for how long it is waited. */
  say(sentence: string): void
  /** Another process has it, or it could not be renewed for its term. Called once. */
  lost(): void
}

/**
 * Takes the lease. Waits while another process holds it, until that one lets it lapse; one that has ended on this machine is not waited for.
 * @throws StartError with the exit code 75 when the other process goes on renewing it
 */
export async function takeLease(db: Db, options: LeaseOptions): Promise<ProcessLease> {
  const { elapsed = () => performance.now(), wait = delay, isAlive = processIsAlive, signal, say } = options
  const me = options.me ?? thisProcess()
  const began = elapsed()
  let watched: { holder: LeaseHolder; since: number } | null = null
  for (;;) {
    signal?.throwIfAborted()
    const taken = await takenUnless(db, me, (holder) => {
      // our own number: one that had it before us has ended
      if (holder.place === me.place && (holder.pid === me.pid || !isAlive(holder.pid))) return true
      return watched !== null && isSame(watched.holder, holder) && elapsed() - watched.since >= LEASE_TERM
    })
    if ('after' in taken) return keptUp(db, { me, after: taken.after }, options, elapsed)
    const { other } = taken
    if (watched === null) say(`${named(other)} Waiting for it to end, for ${LEASE_TERM / 1000} seconds at most.`)
    if (watched === null || !isSame(watched.holder, other)) watched = { holder: other, since: elapsed() }
    // renewed just now, although a whole term has passed since we began to wait: it is at work
    if (elapsed() - began > LEASE_TERM && elapsed() - watched.since < 1.5 * RENEWED_EVERY) throw isHeld(other)
    await wait(LOOKED_EVERY)
  }
}

/** Who has it now, for the doctor. */
export async function leaseHolder(tables: ReadOnly<Tables>): Promise<LeaseHolder | null> {
  const row = await tables.setting.findUnique({ where: { key: KEY } })
  return row === null ? null : parsed(row.value)
}

/** Whether the holder has ended on this machine, without giving it back. */
export const hasEnded = (holder: LeaseHolder): boolean => holder.place === placeHere() && !processIsAlive(holder.pid)

/** @returns `after`: it is ours, and was that process's before; `other`: who has it */
function takenUnless(
  db: Db,
  me: LeaseHolder,
  mayBeTaken: (holder: LeaseHolder) => boolean,
): Promise<{ other: LeaseHolder } | { after: string | null }> {
  return db.transaction(async (tx) => {
    const holder = await leaseHolder(tx)
    if (holder !== null && holder.id !== me.id && !mayBeTaken(holder)) return { other: holder }
    await written(tx, me)
    return { after: holder?.id ?? null }
  })
}

function keptUp(
  db: Db,
  { me, after }: { me: LeaseHolder; after: string | null },
  { lost }: LeaseOptions,
  elapsed: () => number,
): ProcessLease {
  let mine = me
  let renewedAt = elapsed()
  let over = false
  const isLate = () => elapsed() - renewedAt >= LEASE_TERM
  const lose = () => {
    if (over) return
    over = true
    clearInterval(timer)
    lost()
  }
  let renewing: Promise<void> = Promise.resolve()
  const renewed = async () => {
    const asked = elapsed()
    try {
      const next = { ...mine, beat: mine.beat + 1 }
      const ours = await db.transaction(async (tx) => {
        const holder = await leaseHolder(tx)
        if (holder?.id !== me.id) return false
        await written(tx, next)
        return true
      })
      if (!ours) return lose()
      mine = next
      // from when it was asked: the others count from when it was written
      renewedAt = asked
    } catch {
      // the database does not answer, and its log says so. Nothing is delivered without the lease
    }
  }
  let busy = false
  const timer = setInterval(() => {
    if (busy || over) return
    busy = true
    renewing = renewed().finally(() => {
      busy = false
    })
  }, RENEWED_EVERY)
  timer.unref()
  return {
    id: me.id,
    after,
    held: () => !over && !isLate(),
    isOurs: async (tables) => !over && (await leaseHolder(tables))?.id === me.id,
    release: async () => {
      over = true
      clearInterval(timer)
      await renewing
      await db
        .transaction(async (tx) => {
          if ((await leaseHolder(tx))?.id === me.id) await tx.setting.delete({ where: { key: KEY } })
        })
        .catch(() => {})
    },
  }
}

async function written(tx: Tables, holder: LeaseHolder): Promise<void> {
  const value = JSON.stringify(holder)
  await tx.setting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } })
}

/** What an older or newer version wrote is somebody's all the same. */
function parsed(value: string): LeaseHolder {
  const read = leaseHolderSchema.safeParse(json(value))
  return read.success ? read.data : { id: value, host: '?', pid: 0, place: '', since: '?', beat: 0 }
}

function json(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return null
  }
}

const isSame = (one: LeaseHolder, other: LeaseHolder): boolean => one.id === other.id && one.beat === other.beat

const named = ({ host, pid, since }: LeaseHolder): string =>
  `Another Roundel is using this database: process ${pid} on ${host}, since ${since}.`

const isHeld = (holder: LeaseHolder): StartError =>
  new StartError({
    problem: named(holder),
    mend: 'Only one can use it at a time, or posts would be sent twice. Stop that one first, or leave it running and don’t start this one.',
    exitCode: HELD_BY_ANOTHER,
  })

/** Signal 0 asks whether it is there; EPERM means that it is, and another account's. */
function processIsAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Two containers on one machine may have one name and each a process 1; two machines may both be called 'localhost'. So a number of a process
 * is only looked up where machine, boot and namespace of processes are the same. Elsewhere than on Linux name and network cards must do.
 */
function placeHere(): string {
  const cards = Object.values(networkInterfaces()).flatMap((each) => each?.map(({ mac }) => mac) ?? [])
  const parts = [
    hostname(),
    ...new Set(cards.sort()),
    read('/proc/sys/kernel/random/boot_id'),
    link('/proc/self/ns/pid'),
  ]
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32)
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}

function link(file: string): string {
  try {
    return readlinkSync(file)
  } catch {
    return ''
  }
}
