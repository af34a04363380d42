/* How times are told. The zone is always said by whoever asks: nothing here depends on where the browser is. */

const formats = new Map<string, Intl.DateTimeFormat>()

function parts(at: string, zone: string): Record<string, string> {
  let format = formats.get(zone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    formats.set(zone, format)
  }
  return Object.fromEntries(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]))
}

/** '18:40' */
export function timeOf(at: string, zone: string): string {
  const { hour, minute } = parts(at, zone)
  return `${hour}:${minute}`
}

/** 'Tuesday 5 January', with its year where that is not this one. */
export function dayOf(at: string, zone: string, now: string): string {
  const { weekday, day, month, year } = parts(at, zone)
  return `${weekday} ${day} ${month}${year === parts(now, zone).year ? '' : ` ${year}`}`
}

/** 'Tuesday 5 January, 18:40' */
export const dateTimeOf = (at: string, zone: string, now: string): string =>
  `${dayOf(at, zone, now)}, ${timeOf(at, zone)}`

/** 'New York', of America/New_York. */
export const placeOfZone = (zone: string): string => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone

const STEPS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** 'in 3 hours', 'yesterday' */
export function relativeOf(at: string, now: string): string {
  const seconds = (Date.parse(at) - Date.parse(now)) / 1000
  const [unit, size] = STEPS.find(([, each]) => Math.abs(seconds) >= each) ?? ['minute', 60]
  return new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' }).format(Math.round(seconds / size), unit)
}
