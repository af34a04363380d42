import type { Needs } from './permissions.ts'

export interface UploadedFile {
  index: string
  name: string
  type: string
  bytes: Uint8Array
}

/** One request to the REST API, after its token and rate limits were checked. */
export interface ApiRequest {
  params: Record<string, string>
  query: URLSearchParams
  body: unknown
  files: UploadedFile[]
  needs: Needs
}

/** Answers with JSON; undefined is 204. Throws a Refusal. */
export type Handler = (request: ApiRequest) => object | undefined

/** By 'METHOD /path/:param'. */
export type Routes = Record<string, Handler>

interface Compiled {
  route: string
  method: string
  segments: string[]
  handler: Handler
}

/** Finds the route of a path; literal segments win over parameters ('/messages/pins' over '/messages/:mid'). */
export class RouteTable {
  readonly #routes: Compiled[]

  constructor(...tables: Routes[]) {
    this.#routes = tables.flatMap((table) =>
      Object.entries(table).map(([route, handler]) => {
        const [method = '', path = ''] = route.split(' ')
        return { route, method, segments: path.split('/'), handler }
      }),
    )
  }

  find(method: string, path: string): { route: string; handler: Handler; params: Record<string, string> } | undefined {
    const given = path.split('/')
    const matching = this.#routes
      .filter((r) => r.method === method && r.segments.length === given.length)
      .filter((r) => r.segments.every((s, i) => s.startsWith(':') || s === given[i]))
      .sort((a, b) => literals(b) - literals(a))
    const [best] = matching
    if (best === undefined) return undefined
    const params: Record<string, string> = {}
    best.segments.forEach((segment, i) => {
      if (segment.startsWith(':')) params[segment.slice(1)] = decodeURIComponent(given[i] ?? '')
    })
    return { route: best.route, handler: best.handler, params }
  }
}

const literals = (route: Compiled) => route.segments.filter((s) => !s.startsWith(':')).length
