import { Prisma, type PrismaClient } from '../../../prisma/generated/sqlite/client/client.ts'
import { authorityTables, isReading, type Tables } from '../db.ts'

const models = Object.values(Prisma.ModelName).map((name) => `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`)
const authority: ReadonlySet<string> = new Set(authorityTables)

/**
 * The tables while a transaction is open: whoever holds them longer would write into another transaction.
 * A write to one of the AuthorityTables is reported when it is asked for, whichever of Prisma's methods asks.
 */
export class OpenTables {
  readonly #client: PrismaClient
  readonly #onAuthorityWrite: () => void
  #over = false

  constructor(client: PrismaClient, onAuthorityWrite: () => void) {
    this.#client = client
    this.#onAuthorityWrite = onAuthorityWrite
  }

  /** The generated names, given below, are the type's own: the one seam. */
  get tables(): Tables {
    return this as unknown as Tables
  }

  end(): void {
    this.#over = true
  }

  static {
    for (const model of models)
      Object.defineProperty(OpenTables.prototype, model, {
        get(this: OpenTables) {
          if (this.#over) throw new Error('This transaction is over')
          return reporting(Reflect.get(this.#client, model), authority.has(model), this.#onAuthorityWrite)
        },
      })
  }
}

/** A method that is not known to read counts as one that writes: a later Prisma may bring new ones. */
function reporting(table: object, isAuthority: boolean, onAuthorityWrite: () => void): object {
  return new Proxy(table, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function' || typeof name === 'symbol' || isReading(name)) return member
      return (...args: unknown[]): unknown => {
        if (isAuthority || args.some(writesRelated)) onAuthorityWrite()
        return Reflect.apply(member, target, args)
      }
    },
  })
}

/** What Prisma lets one do to a column's own value; any other object in the data of a write is a write to a related table. */
const OWN_VALUE = new Set(['set', 'increment', 'decrement', 'multiply', 'divide'])

/** Whether a write reaches related rows (`data: { circle: { update: ... } }`): those may be of a table of authority, so it counts as one. */
function writesRelated(args: unknown): boolean {
  if (!isRecord(args)) return false
  const rows = [args.data, args.create, args.update].flat().filter(isRecord)
  const values: unknown[] = rows.flatMap((row) => Object.values(row))
  return values.some((value) => isRecord(value) && !Object.keys(value).every((key) => OWN_VALUE.has(key)))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
