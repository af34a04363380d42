import { Temporal } from 'temporal-polyfill'

/**
 * The zone's own spelling for what a person typed ('europe/london'), or null where there is none. Only names of places
 * and 'UTC': abbreviations such as 'EST' and offsets such as '+01:00' know no summer time and would move a circle's hour.
 */
export function zoneFrom(typed: string): string | null {
  const name = typed.trim()
  if (name.toUpperCase() === 'UTC') return 'UTC'
  if (!/^[a-z]+(\/[a-z0-9_+-]+){1,2}$/i.test(name) || /^etc\//i.test(name)) return null
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId
  } catch {
    return null
  }
}

/** Names of today for those that Node's data still lists under an older one. */
const TODAY: Readonly<Record<string, string>> = {
  'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
}

/** What people write who mean a place's clock. */
const SHORT: Readonly<Record<string, readonly string[]>> = {
  gmt: ['Europe/London'],
  bst: ['Europe/London'],
  uk: ['Europe/London'],
  gb: ['Europe/London'],
  ist: ['Europe/Dublin', 'Asia/Kolkata'],
  cet: ['Europe/Paris', 'Europe/Berlin'],
  cest: ['Europe/Paris', 'Europe/Berlin'],
  est: ['America/New_York', 'America/Toronto'],
  edt: ['America/New_York', 'America/Toronto'],
  et: ['America/New_York', 'America/Toronto'],
  cst: ['America/Chicago'],
  cdt: ['America/Chicago'],
  mst: ['America/Denver', 'America/Phoenix'],
  mdt: ['America/Denver'],
  pst: ['America/Los_Angeles', 'America/Vancouver'],
  pdt: ['America/Los_Angeles', 'America/Vancouver'],
  aest: ['Australia/Sydney', 'Australia/Brisbane'],
  aedt: ['Australia/Sydney'],
  awst: ['Australia/Perth'],
  nzst: ['Pacific/Auckland'],
  nzdt: ['Pacific/Auckland'],
}

let listedZones: readonly string[] | undefined

/** Every zone that a person can choose, by its name of today. */
function zones(): readonly string[] {
  listedZones ??= ['UTC', ...Intl.supportedValuesOf('timeZone').map((zone) => TODAY[zone] ?? zone)].sort()
  return listedZones
}

/** The zones nearest to what was typed, best first: an abbreviation's, then those that contain it, then those spelt like it. */
export function zonesLike(typed: string, count = 3): readonly string[] {
  const wanted = bare(typed)
  if (wanted === '') return []
  const short = SHORT[wanted] ?? []
  const near = zones()
    .map((zone) => ({ zone, likeness: likeness(wanted, zone) }))
    .filter(({ zone, likeness }) => likeness >= 0.35 && !short.includes(zone))
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ zone }) => zone)
  return [...short, ...near].slice(0, count)
}

const bare = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '')

/** 0 to 1 for words that share pairs of letters (Dice), above 1 where one holds the other. */
function likeness(wanted: string, zone: string): number {
  const names = [bare(zone), bare(zone.slice(zone.lastIndexOf('/') + 1))]
  return Math.max(
    ...names.map((name) => {
      const held = wanted.length >= 3 && name.includes(wanted)
      return (held ? 1 : 0) + shared(pairs(wanted), pairs(name))
    }),
  )
}

const pairs = (text: string) => Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2))

function shared(one: readonly string[], other: readonly string[]): number {
  if (one.length + other.length === 0) return 0
  const left = [...other]
  let found = 0
  for (const pair of one) {
    const at = left.indexOf(pair)
    if (at < 0) continue
    left.splice(at, 1)
    found += 1
  }
  return (2 * found) / (one.length + other.length)
}
