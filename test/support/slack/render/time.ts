const day = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' })

/**
 * A date as Slack would show it, in the one wording that both fakes use: 'Tue 16 March 2027, 19:00 UTC'.
 * Format tokens: https://docs.slack.dev/messaging/formatting-message-text, 'Date formatting'.
 */
export function shownDate(seconds: number, format: string): string {
  const at = new Date(seconds * 1000)
  const date = day.format(at).replace(',', '')
  const time = `${hour.format(at)} UTC`
  return format
    .replace(/\{date[a-z_]*\}[^{}]*\{time(_secs)?\}/g, `${date}, ${time}`)
    .replace(/\{date[a-z_]*\}/g, date)
    .replace(/\{time(_secs)?\}/g, time)
    .replace(/\{ago\}/g, `${date}, ${time}`)
}
