import { networkInterfaces } from 'node:os'

/** Names under which this machine calls itself. Another one in Host is a web page elsewhere that had its name turned to us. */
const LOCAL = ['127.0.0.1', 'localhost', '[::1]']
/** Told to listen on all of its addresses, it goes by each of them. */
const ALL = ['0.0.0.0', '::']

/** On every answer. The page needs nothing from elsewhere, is in nobody's frame, and sends no form anywhere. */
export const SAFETY: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/**
 * Whether a Host header names us: one of our own names, with our port.
 * @param host what we were told to listen on
 */
export function isOurs(header: string | undefined, host: string, port: number): boolean {
  if (header === undefined) return false
  const addresses = ALL.includes(host)
    ? Object.values(networkInterfaces()).flatMap((each) => (each ?? []).map(({ address }) => address))
    : [host]
  const names = [...LOCAL, ...addresses.map((each) => (each.includes(':') ? `[${each}]` : each))]
  const asked = header.toLowerCase()
  // a browser leaves out the port that http has anyway
  return names.some((name) => asked === `${name}:${port}` || (port === 80 && asked === name))
}

/** Whether a page of ours asks: a WebSocket is open to every page of every origin, so that the server must look. */
export function isOurPage(origin: string | undefined, header: string | undefined): boolean {
  return origin !== undefined && header !== undefined && origin.toLowerCase() === `http://${header.toLowerCase()}`
}
