/** The posts that a session brings about by itself. */
type SessionPost = 'reminder' | 'opening' | 'closing'

/**
 * The key of a session's post. It carries the session's revision from the first move on: what was written for the old
 * time and taken back never stands in the way of what is written for the new one.
 */
export function sessionKey(post: SessionPost, session: { id: string; revision: number }): string {
  return session.revision === 0 ? `${post}:${session.id}` : `${post}:${session.id}:${session.revision}`
}

/** The session whose opening has this key; null for any other post. */
export function sessionOpenedBy(key: string): string | null {
  return /^opening:(\w+)(?::\d+)?$/.exec(key)?.[1] ?? null
}
