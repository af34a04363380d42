/**
 * What people write in a life, each a word of its own that occurs nowhere else, so that wherever it turns up is known to be this text.
 */
export interface Secret {
  readonly word: string
  /** Who wrote it. */
  by: string
  /** Where: 'Log a boundary / What happened?', '/boundary log what'. */
  place: string
  /** Whom the form that it stood in was about, where it asked that. */
  readonly about: string[]
}

export class Secrets {
  readonly all: Secret[] = []

  write(by: string, place: string): Secret {
    const secret = { word: `zq${(this.all.length + 1).toString(36)}xv`, by, place, about: [] }
    this.all.push(secret)
    return secret
  }

  /** Those that stand in a text. */
  in(text: string): Secret[] {
    const words = new Set(text.match(/zq[0-9a-z]+xv/g) ?? [])
    return this.all.filter((secret) => words.has(secret.word))
  }
}
