// Each line does one thing that commands may not do: scripts/check-commands.mjs must see all of them.
interface Context {
  db: { read: unknown }
}
declare const required: { allows(c: Context): boolean }

export const dotted = (c: Context) => c.db
export const bracketed = (c: Context) => c['db'].read
export const destructured = ({ db }: Context) => db
export const asked = (c: Context) => required.allows(c)
