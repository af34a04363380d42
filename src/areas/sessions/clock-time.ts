import { Temporal } from 'temporal-polyfill'

export type TypedTime =
  | { readonly time: Temporal.PlainTime }
  /** Not a time of day as people write it. */
  | { readonly problem: 'none' }
  /** '7' and '7:30' may be the morning or the evening: nobody's hour is guessed. */
  | { readonly problem: 'which-half'; readonly morning: string; readonly evening: string }

/** 'a.m.' and spaces of any kind out; what is left is short. */
const bare = (typed: string) =>
  typed
    .toLowerCase()
    .replace(/[\s.]*([ap])[\s.]*m\.?\s*$/u, '$1m')
    .replace(/\s/gu, '')

/** Reads a time of day as people type it: '19:30', '1930', '19.30', '19h', '7pm', '7.30 p.m.', 'noon'. */
export function timeFrom(typed: string): TypedTime {
  const written = bare(typed)
  if (written === 'noon' || written === 'midday') return { time: Temporal.PlainTime.from('12:00') }
  const found = /^(\d{1,2})(?:[:.h](\d{2})|h)?(am|pm)?$/.exec(written) ?? /^(\d{2})(\d{2})$/.exec(written)
  const [, digits = '', minutes = '0', half] = found ?? []
  const hour = Number(digits)
  const minute = Number(minutes)
  if (digits === '' || minute > 59) return { problem: 'none' }
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return { problem: 'none' }
    return { time: new Temporal.PlainTime((hour % 12) + (half === 'pm' ? 12 : 0), minute) }
  }
  if (hour > 23) return { problem: 'none' }
  const hoursAlone = !/[\d]{3}|[:.h]/.test(written)
  if ((digits.length === 1 && hour > 0) || (hoursAlone && hour >= 1 && hour <= 11)) {
    const morning = new Temporal.PlainTime(hour, minute)
    return { problem: 'which-half', morning: hhmm(morning), evening: hhmm(morning.add({ hours: 12 })) }
  }
  return { time: new Temporal.PlainTime(hour, minute) }
}

const hhmm = (time: Temporal.PlainTime) => time.toString({ smallestUnit: 'minute' })
