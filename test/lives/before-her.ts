import type { Person, Seen, SeenForm, SeenMessage } from '../support/people.ts'

/** What stands before one person: what she was shown in private last, what she finds in her rooms and in her messages with the bot. */
export class BeforeHer {
  private readonly shown: SeenMessage[] = []
  form: SeenForm | null = null

  constructor(readonly person: Person) {}

  took(seen: Seen): void {
    if (seen.kind === 'message') this.shown.push(seen)
    if (seen.kind === 'form') this.form = seen
  }

  /** The last few private answers, the last few messages of each room and of the direct messages: as they look now. */
  messages(): SeenMessage[] {
    const recent = this.shown.slice(-3).flatMap((each) => this.person.again(each) ?? [])
    const rooms = this.person.rooms().flatMap((room) => this.person.reads(room.id).slice(-4))
    const all = [...recent, ...this.person.dms().slice(-4), ...rooms]
    return [...new Map(all.map((each) => [`${each.room} ${each.id}`, each])).values()]
  }

  /** What she was shown last stands in front: that is where people press. */
  latest(): SeenMessage[] {
    return this.shown.slice(-1).flatMap((each) => this.person.again(each) ?? [])
  }

  buttons(among = this.messages()): { on: SeenMessage; label: string }[] {
    return among.flatMap((on) =>
      on.buttons.filter((each) => !each.disabled && each.style !== 'link').map(({ label }) => ({ on, label })),
    )
  }

  menus(among = this.messages()): { on: SeenMessage; label: string; options: readonly string[] }[] {
    return among.flatMap((on) =>
      on.selects
        .filter((each) => each.kind === 'options' && each.options.length > 0)
        .map(({ label, options }) => ({ on, label, options })),
    )
  }

  /** Everything she can read now, wherever it stands. */
  readable(): SeenMessage[] {
    const rooms = this.person.rooms().flatMap((room) => this.person.reads(room.id))
    return [...this.person.dms(), ...rooms, ...this.shown.flatMap((each) => this.person.again(each) ?? [])]
  }
}
