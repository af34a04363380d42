import { regionFrom } from './actions.ts'
import type { Region } from './help-lines.ts'

const known = new Map<string, Region>()

/**
 * Notes which region a community has set, at the start and whenever its row is read or written anyway, so that a typed /gethelp shows the
 * right lines when the database is down. It is a public fact of the community; where it is not known every region's numbers are shown.
 */
export function noteRegion(community: string, written: string | null): void {
  const region = regionFrom(written)
  if (region === null) known.delete(community)
  else known.set(community, region)
}

/** Null: not set, or not read yet. */
export function knownRegion(community: string): Region | null {
  return known.get(community) ?? null
}
