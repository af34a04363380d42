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
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

/**
 * How long one call to a platform may take, in ms. undici gives up a connection that does not come about after ten seconds, and looks once a
 * second: with less than that a connection that was never made would look like a call whose outcome is unknown.
 */
export const CALL_WITHIN = 15_000

export const neverSent = (code: string): boolean => CODES.has(code)
