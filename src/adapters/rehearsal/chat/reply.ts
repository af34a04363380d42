import type { Form, RawValues } from '../../../chat/form.ts'
import type { Choice, View } from '../../../chat/view.ts'
import { t } from '../../../locales/index.ts'
import { type Core, dropMessage, type KeptForm, newMessage, putMessage, type ToldPerson } from './core.ts'
import { filled } from './fields.ts'
import { dmOf, messageFor, present, roomSeenBy } from './sight.ts'
import { spokenLines } from './spoken.ts'
import type { KeptMessage } from './store.ts'
import { ChatRefusal, type ChatReply, type OpenFormAction, type Outcome } from './types.ts'

/** One act, as its answer needs to know it. */
export interface ReplyRequest {
  kind: 'command' | 'press' | 'submit' | 'message-action' | 'suggest' | 'home'
  person: string
  /** Where what she is answered with stands. */
  room: string
  /** The private message that was pressed, or whose button opened the form: the only one that may be replaced. */
  pressed: string | null
  fromHome: boolean
  /** The form that was sent, with what was in it. */
  sent: { form: KeptForm; values: RawValues } | null
}

/** In ms of machine time: what is not answered by then is over. https://docs.discord.com/developers/interactions/receiving-and-responding */
const FIRST_ANSWER = 3_000

type How = 'private' | 'replace'

/** The way to answer one act, and what came of it. */
export class RehearsalReply implements ChatReply {
  /** What she sees first: content, a form, or that nothing came. Null: over, and nothing came in time. */
  readonly outcome: Promise<Outcome | null>
  /** What an option offers; only for suggestions. */
  choices: readonly Choice[] = []
  /** The message that answers: there is one as soon as the act is acknowledged. */
  message: string | null = null
  private state: 'new' | 'acknowledged' | 'shown' | 'over' = 'new'
  private settle: (outcome: Outcome | null) => void = () => {}
  private readonly timer: NodeJS.Timeout

  constructor(
    private readonly core: Core,
    private readonly asked: ReplyRequest,
    /** Part of the change that brings the outcome about. */
    private readonly keepOutcome: (outcome: Outcome) => void,
  ) {
    this.outcome = new Promise((done) => {
      this.settle = done
    })
    this.timer = setTimeout(() => this.end('was not acknowledged within 3 s'), FIRST_ANSWER)
  }

  /** Nothing more can come: the bot has done with the act, or its time is up. What is acknowledged stays so. */
  end(complaint: string): void {
    clearTimeout(this.timer)
    if (this.state !== 'new') return
    this.state = 'over'
    if (this.asked.kind !== 'home') this.core.complain(`a ${this.asked.kind} ${complaint}`)
    this.settle(null)
  }

  async acknowledge(how: How): Promise<void> {
    await this.core.around('answer', () => {
      this.begin()
      this.core.change((told) => {
        const pressed = this.replaced(how)
        const waiting: KeptMessage =
          pressed === null
            ? newMessage(this.core, { ...this.answer(), body: { kind: 'text', text: '' }, waiting: true })
            : { ...pressed, waiting: true }
        putMessage(this.core, told, waiting)
        this.message = waiting.id
        this.closeForm(told)
      })
      this.began('acknowledged')
    })
  }

  async show(how: How, view: View, more?: 'more-follows'): Promise<void> {
    await this.core.around('answer', () => {
      if (this.state === 'new' || this.state === 'over') this.begin()
      const first = this.state !== 'shown'
      const outcome = this.kept(view, (told): Outcome => {
        const before = this.message === null ? this.replaced(how) : this.core.store.message(this.message)
        const answer = this.answer()
        const body = { kind: 'view', view } as const
        // where she does not see that room any more, what she is told comes to her in her own
        const stays = before !== null && roomOfRequest(this.core, this.asked.person, before.room)
        const made: KeptMessage = stays
          ? { ...before, body, waiting: more !== undefined, edited: before.body.kind === 'view' }
          : newMessage(this.core, { ...answer, body, waiting: more !== undefined })
        if (before !== null && !stays) dropMessage(this.core, told, before)
        putMessage(this.core, told, made)
        this.message = made.id
        this.closeForm(told)
        const shown: Outcome = { is: 'answered', message: made.id }
        if (first) this.keepOutcome(shown)
        return shown
      })
      this.began('shown')
      this.settle(outcome)
    })
  }

  /**
   * The change that shows an answer. Where the chat's own file cannot be written, as on a full disk, she is told what it says all the same.
   * @throws what keeps it from being made
   */
  private kept(view: View, work: (told: ToldPerson) => Outcome): Outcome {
    try {
      return this.core.change(work)
    } catch (error) {
      if (!(error instanceof ChatRefusal)) {
        const why = t('rehearsal.chat.not-kept', { answer: spokenLines(this.core.store, view) })
        this.settle({ is: 'silent', why })
      }
      throw error
    }
  }

  async open(form: Form, action: OpenFormAction): Promise<void> {
    await this.core.around('answer', () => {
      this.begin()
      if (this.asked.kind === 'submit' || this.asked.kind === 'suggest')
        throw new ChatRefusal('invalid', 'a form after a form')
      const { person, room, pressed, fromHome } = this.asked
      const id = this.core.change((told) => {
        const made = this.core.store.id('d')
        this.closeOthers(person)
        this.core.forms.set(made, { id: made, person, form, errors: {}, action, room, pressed, fromHome })
        told.changed({ what: 'form', person })
        this.keepOutcome({ is: 'form', form: made })
        return made
      })
      this.began('shown')
      this.settle({ is: 'form', form: id })
    })
  }

  async refuse(errors: Readonly<Record<string, string>>): Promise<void> {
    await this.core.around('answer', () => {
      this.begin()
      const { sent } = this.asked
      if (sent === null) throw new ChatRefusal('invalid', 'no form was sent')
      const { id, person } = sent.form
      this.core.change((told) => {
        this.closeOthers(person)
        this.core.forms.set(id, { ...sent.form, errors, form: filled(sent.form.form, sent.values) })
        told.changed({ what: 'form', person })
        this.keepOutcome({ is: 'form', form: id })
      })
      this.began('shown')
      this.settle({ is: 'form', form: id })
    })
  }

  async suggest(choices: readonly Choice[]): Promise<void> {
    await this.core.around('answer', () => {
      this.begin()
      this.choices = choices
      this.began('shown')
      this.settle({ is: 'nothing' })
    })
  }

  /** @throws ChatRefusal when it was answered before, or it is too late */
  private begin(): void {
    if (this.state === 'over') throw new ChatRefusal('not-found', 'over')
    if (this.state === 'new') return
    this.core.complain(`a ${this.asked.kind} was acknowledged twice`)
    throw new ChatRefusal('invalid', 'acknowledged before')
  }

  private began(state: 'acknowledged' | 'shown'): void {
    clearTimeout(this.timer)
    this.state = state
  }

  private replaced(how: How): KeptMessage | null {
    const { pressed, person } = this.asked
    const who = present(this.core.store, person)
    if (how !== 'replace' || pressed === null || who === null) return null
    return messageFor(this.core.store, who, pressed)
  }

  private answer(): Pick<KeptMessage, 'room' | 'author' | 'only' | 'fromHome'> {
    const { person, room, fromHome } = this.asked
    const where = roomOfRequest(this.core, person, room) ? room : (dmOf(this.core.store, person)?.id ?? room)
    return { room: where, author: 'bot', only: person, fromHome }
  }

  /** One form stands before a person: another takes its place. */
  private closeOthers(person: string): void {
    for (const each of this.core.forms.values()) if (each.person === person) this.core.forms.delete(each.id)
  }

  /** What was sent is taken: it does not stand open any more. */
  private closeForm(told: ToldPerson): void {
    const { sent } = this.asked
    if (sent !== null && this.core.forms.delete(sent.form.id)) told.changed({ what: 'form', person: sent.form.person })
  }
}

function roomOfRequest(core: Core, person: string, room: string): boolean {
  const who = present(core.store, person)
  return who !== null && roomSeenBy(core.store, who, room) !== null
}
