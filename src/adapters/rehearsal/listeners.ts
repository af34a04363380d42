/** Those who want to know that something has changed, and no more. */
export interface Listeners {
  tell(): void
  listen(listener: () => void): () => void
}

export function listeners(): Listeners {
  const all = new Set<() => void>()
  return {
    tell: () => {
      for (const each of all) each()
    },
    listen: (listener) => {
      all.add(listener)
      return () => {
        all.delete(listener)
      }
    },
  }
}
