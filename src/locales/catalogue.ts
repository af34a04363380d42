/** Messages by key. A catalogue is one file for each area and part of the house; its keys begin with the path of its file. */
type Messages = Readonly<Record<string, string>>

/** Every key of some parts: what may be said. */
export type KeyOf<Parts> = { [Name in keyof Parts]: keyof Parts[Name] & string }[keyof Parts]

/** What the kit asks by the option's name, whichever command has the option: any catalogue may say it, once. */
const OPTION_NAMES = 'option.name.'

/**
 * One catalogue out of its parts.
 * @param parts by what their keys begin with: 'agreement', 'rehearsal.page'
 * @throws RangeError for a key in two parts, and for one that does not begin with its part's name
 */
export function catalogueOf(parts: Readonly<Record<string, Messages>>): Messages {
  const all: Record<string, string> = {}
  for (const [name, messages] of Object.entries(parts))
    for (const [key, message] of Object.entries(messages)) {
      if (Object.hasOwn(all, key))
        throw new RangeError(`the message '${key}' is in two catalogues; one of them is '${name}'`)
      if (!key.startsWith(`${name}.`) && !key.startsWith(OPTION_NAMES))
        throw new RangeError(`the message '${key}' is in the catalogue '${name}': its key must begin with '${name}.'`)
      all[key] = message
    }
  return all
}
