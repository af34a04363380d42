import http from 'node:http'

const PROXY_VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'] as const

/** What to say where the proxy that is set cannot be used. */
export const NO_PROXIES = `A proxy is set, and Node ${process.version} cannot use it: Roundel connects without it. ‘npm ci’ installs a Node that can.`

/** 'cannot-be-used': this Node cannot send what it asks through a proxy. */
export type Proxies = 'none' | 'used' | 'cannot-be-used'

/** The first variable that names a proxy; its value may hold a password. */
export const proxyVariable = (environment: Readonly<Record<string, string | undefined>>): string | undefined =>
  PROXY_VARIABLES.find((name) => (environment[name] ?? '') !== '')

/**
 * From now on whatever Node itself asks goes through the proxies that HTTPS_PROXY, HTTP_PROXY and NO_PROXY name: all calls to Discord and
 * Slack, and Slack's socket. Discord's socket does not: it is made by `ws`, which leaves the choice of an agent to discord.js, which takes
 * none (@discordjs/ws 1.2, WebSocketShard). Node has it from 24.14 on
 * (https://nodejs.org/api/http.html#httpsetglobalproxyfromenvproxyenv).
 */
export function useProxies(environment: NodeJS.ProcessEnv): Proxies {
  if (proxyVariable(environment) === undefined) return 'none'
  const set: unknown = Reflect.get(http, 'setGlobalProxyFromEnv')
  if (typeof set !== 'function') return 'cannot-be-used'
  set(environment)
  return 'used'
}
