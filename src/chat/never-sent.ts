/**
 * Codes of a connection that was never made, as Node, OpenSSL and undici (Node's own `fetch`, and what discord.js calls with) give them:
 * name not found, nobody listens, no way there, no handshake. Nothing of the request was sent then, so that it can be sent again.
 */
const CODES = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'ENETDOWN',
  'ENETUNREACH',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_PRX_TLS',
  // from the undici on that has https://github.com/nodejs/undici/pull/5441
  'UND_ERR_PRX_CONN',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  // what answers there speaks no TLS, or none that we accept
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
  'ERR_SSL_NO_PROTOCOLS_AVAILABLE',
  'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
  'ERR_SSL_TLSV1_UNRECOGNIZED_NAME',
])

/** Codes that a connection in use has too, with what tells the two apart: Node's and undici's own words hold nothing of the request. */
const NEVER_SENT: Readonly<Record<string, RegExp>> = {
  // node/lib/_tls_wrap.js, onConnectEnd
  ECONNRESET: /before secure TLS connection was established/,
  // undici/lib/dispatcher/proxy-agent.js: the proxy opens no tunnel
  UND_ERR_ABORTED: /^Proxy response \(\d+\) !== 200/,
}

/**
 * How long one call to a platform may take, in ms. undici gives up a connection that does not come about after ten seconds, and looks once a
 * second: with less than that a connection that was never made would look like a call whose outcome is unknown.
 */
export const CALL_WITHIN = 15_000

/** Whether a call failed before any of it was sent. Looks into what caused the error, as `fetch` and @slack/web-api wrap it. */
export function neverSent(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 5) return false
  if (isOfConnection(error)) return true
  // a name with several addresses: one error for all of them, with the code of the first (node/lib/net.js, internalConnectMultiple)
  if (error instanceof AggregateError && error.errors.length > 0)
    return error.errors.every((each) => neverSent(each, depth + 1))
  return neverSent('original' in error ? error.original : error.cause, depth + 1)
}

function isOfConnection(error: Error): boolean {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  // a connection that ran into the system's own limit: ETIMEDOUT of a read is something else
  const connecting = 'syscall' in error && error.syscall === 'connect'
  return CODES.has(code) || connecting || (NEVER_SENT[code]?.test(error.message) ?? false)
}
