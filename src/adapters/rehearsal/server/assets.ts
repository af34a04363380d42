import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

/** A file of the page, ready to be sent. */
export interface Asset {
  type: string
  plain: Uint8Array<ArrayBuffer>
  gzipped: Uint8Array<ArrayBuffer>
  /** Its name changes with what is in it: it may be kept for ever. */
  lasting: boolean
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

const squeeze = promisify(gzip)

/**
 * The page as the build left it, by the path under which it is asked for. It is small: it is read once and kept.
 * @throws Error with the mend when it has not been built
 */
export async function pageFrom(folder: string): Promise<ReadonlyMap<string, Asset>> {
  const found = new Map<string, Asset>()
  for (const name of await readdir(folder).catch(() => [])) {
    const type = TYPES[extname(name)]
    if (type === undefined) continue
    const plain = await readFile(join(folder, name))
    const gzipped = await squeeze(plain, { level: 9 })
    const path = name === 'index.html' ? '/' : `/${name}`
    found.set(path, { type, plain: new Uint8Array(plain), gzipped: new Uint8Array(gzipped), lasting: path !== '/' })
  }
  if (!found.has('/')) throw new Error(`the rehearsal's page is missing from ${folder}: npm run build puts it there`)
  return found
}

const PICTURES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
}

/** How a file of the chat is sent: pictures may be looked at, everything else is only saved, whatever is in it. */
export function headersOf(name: string): Record<string, string> {
  const picture = PICTURES[extname(name).toLowerCase()]
  return {
    'content-type': picture ?? 'application/octet-stream',
    // RFC 6266 and 8187; the plain name is for those that do not know the other
    'content-disposition': `${picture === undefined ? 'attachment' : 'inline'}; filename="${name.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encoded(name)}`,
    'cache-control': 'private, no-store',
  }
}

const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
