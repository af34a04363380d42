import { DiscordAPIError, type RawFile, type REST, RESTJSONErrorCodes, type RouteLike } from 'discord.js'
import { PlatformError } from '../../chat/errors.ts'
import { isRefusal, platformError } from './errors.ts'
import type { NeededPermission, PermissionName } from './permission-names.ts'

interface Asked {
  body?: unknown
  query?: URLSearchParams
  /** Sent along as multipart: https://docs.discord.com/developers/reference#uploading-files */
  files?: RawFile[]
  /** Nobody sees what it does, and doing it again changes nothing: whatever goes wrong, it can be asked again. */
  prepares?: boolean
  /** False for answers to interactions: their token stands in the address. */
  auth?: boolean
  needs?: NeededPermission
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** Discord's REST API through discord.js: one call, never repeated by us, every failure a PlatformError. */
export class Api {
  constructor(
    private readonly rest: REST,
    private readonly token: string,
    /** Says which of the needed permissions are missing. */
    private readonly missing: (api: Api, needs: NeededPermission) => Promise<readonly PermissionName[]>,
  ) {
    rest.setToken(token)
  }

  get = <T>(route: RouteLike, asked?: Asked): Promise<T> => this.call<T>('get', route, asked)
  post = <T>(route: RouteLike, asked?: Asked): Promise<T> => this.call<T>('post', route, asked)
  put = <T>(route: RouteLike, asked?: Asked): Promise<T> => this.call<T>('put', route, asked)
  patch = <T>(route: RouteLike, asked?: Asked): Promise<T> => this.call<T>('patch', route, asked)
  delete = <T>(route: RouteLike, asked?: Asked): Promise<T> => this.call<T>('delete', route, asked)

  /** @throws PlatformError */
  private async call<T>(method: Method, route: RouteLike, asked: Asked = {}): Promise<T> {
    const { needs, prepares = method === 'get', ...options } = asked
    try {
      // the one seam: an answer of Discord's is taken for what its documentation says
      return (await this.rest[method](route, options)) as T
    } catch (error) {
      // discord.js forgets the token after one 401; a hiccup of Discord's must not silence us until a restart
      if (error instanceof DiscordAPIError && error.status === 401) this.rest.setToken(this.token)
      if (needs && isRefusal(error, RESTJSONErrorCodes.MissingPermissions, RESTJSONErrorCodes.MissingAccess))
        throw await this.named(needs)
      throw platformError(error, { prepares })
    }
  }

  private async named(needs: NeededPermission): Promise<PlatformError> {
    const missing = await this.missing(this, needs).catch(() => [])
    return new PlatformError('forbidden', missing.length > 0 ? missing.join(', ') : 'MissingPermissions')
  }
}
