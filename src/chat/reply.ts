import type { AnyContext, UrgentDef } from './command.ts'
import { PlatformError, UserError } from './errors.ts'
import type { Form } from './form.ts'
import { ACKNOWLEDGE_AFTER, type ActOutcome, type KitHost } from './host.ts'
import type { Answer, AnswerMode, Inbound } from './inbound.ts'
import { plainView } from './kit-views.ts'
import { LimitError } from './limits.ts'
import { PayloadError } from './payload.ts'
import type { MessageRef } from './refs.ts'
import { unawaited } from './unawaited.ts'
import type { Choice, View } from './view.ts'

/** One act's way back to the one who acted, with the rules of a first answer kept in one place. */
export class Reply<C extends AnyContext> {
  definition = ''
  room: string | null
  private readonly arrived = performance.now()
  /** Acknowledged in this manner: what follows must be shown in the same. */
  private acknowledged: AnswerMode | null = null
  private answered = false
  /** An urgent act leaves no trace, not even that it was made. */
  private quiet = false

  constructor(
    private readonly house: KitHost<C>,
    readonly act: Inbound,
    private readonly answer: Answer,
  ) {
    this.room = act.room
  }

  get asker(): { actor: Inbound['actor']; community: Inbound['community']; room: string | null } {
    return { actor: this.act.actor, community: this.act.community, room: this.room }
  }

  /**
   * Shows what `work` returns, to the one who acted alone. When it takes longer than PATIENCE, 'one moment' is said first.
   * A UserError becomes words; `rescue` may turn it into a fuller view (a form keeps its draft), or into null where it has answered already.
   */
  async shows(
    how: AnswerMode,
    work: (progress: (view: View) => Promise<void>) => Promise<View>,
    rescue: (error: unknown) => Promise<View | null> = async (error) => this.worded(error),
  ): Promise<void> {
    const moment: { said: Promise<void> | null } = { said: null }
    const acknowledge = () => {
      this.acknowledged = how
      moment.said ??= this.answer.acknowledge(how)
      return moment.said
    }
    // an acknowledgement that fails is met again, and told, by the show that follows it
    const timer = setTimeout(() => unawaited(acknowledge(), () => {}), ACKNOWLEDGE_AFTER)
    let outcome: ActOutcome['outcome'] = 'answered'
    let problem: string | undefined
    const progress = async (view: View) => {
      await acknowledge()
      await this.answer.show(how, view, 'more-follows')
    }
    const view: View | null = await work(progress)
      .catch((error: unknown) => {
        outcome = error instanceof UserError ? 'refused' : 'failed'
        problem = errorName(error)
        return rescue(error)
      })
      .finally(() => clearTimeout(timer))
    await moment.said?.catch(() => {})
    this.answered = true
    if (view !== null) await this.answer.show(how, view)
    this.acted(this.wasDenied ? 'denied' : outcome, problem)
  }

  private wasDenied = false

  denied(key: string): View {
    this.wasDenied = true
    return plainView(this.house.words(key))
  }

  async opens(form: Form, payload: readonly string[], definition: string, mark = this.house.mint()): Promise<void> {
    const action = { definition, community: this.act.community, mark, payload }
    this.answered = true
    await this.answer.open(form, action)
    this.acted('form')
  }

  /** True: the platform shows the errors in the form itself. */
  async refuses(errors: Readonly<Record<string, string>>): Promise<boolean> {
    const shown = await this.answer.refuse(errors)
    if (shown) {
      this.answered = true
      this.acted('refused')
    }
    return shown
  }

  /**
   * Leaves the form that was sent open before its person, all that was written in it, with these words at a field. False where the platform
   * cannot, or not any more.
   */
  async leavesOpen(field: string, words: string): Promise<boolean> {
    if (this.acknowledged !== null) return false
    try {
      return await this.answer.refuse({ [field]: words })
    } catch {
      return false
    }
  }

  async suggests(choices: readonly Choice[]): Promise<void> {
    this.answered = true
    await this.answer.suggest(choices)
  }

  async urgently(urgent: UrgentDef<unknown>, payload: readonly string[] | null): Promise<void> {
    this.quiet = true
    let input: unknown = null
    try {
      input = payload === null ? null : urgent.action.codec.decode(payload)
    } catch {
      // an old or broken button still gets help: without its payload
    }
    const view = urgent.run(input, this.act.community)
    this.answered = true
    await this.answer.show('private', view)
  }

  /** A button of something that is gone, or of another community, or of a version that we do not know. */
  async unknown(): Promise<void> {
    this.answered = true
    if (this.act.kind === 'suggest') return this.answer.suggest([])
    await this.answer.show('private', plainView(this.house.words('kit.gone')))
    this.acted('unknown')
  }

  /** A press on a post says where the post is; that it could not be noted must not spoil the press. */
  async settles(mark: string, message: MessageRef): Promise<void> {
    try {
      await this.house.seen(mark, message)
    } catch (error) {
      this.house.acted({ kind: 'seen', definition: '', outcome: 'failed', ms: 0, problem: errorName(error) })
    }
  }

  async failed(error: unknown): Promise<void> {
    this.acted(error instanceof UserError ? 'refused' : 'failed', errorName(error))
    if (this.answered) return
    this.answered = true
    try {
      if (this.act.kind === 'suggest') await this.answer.suggest([])
      else await this.answer.show(this.acknowledged ?? 'private', this.worded(error))
    } catch (second) {
      this.acted('failed', errorName(second))
    }
  }

  worded(error: unknown): View {
    try {
      if (error instanceof UserError) return plainView(this.house.words(error.key, error.params), ...error.beside)
      if (error instanceof PayloadError) return plainView(this.house.words('kit.gone'))
    } catch {
      // words that are missing or too long are no reason to say nothing
    }
    return this.house.trouble(this.act.community, error)
  }

  private acted(outcome: ActOutcome['outcome'], problem?: string): void {
    if (this.quiet) return
    const { kind } = this.act
    const ms = Math.round(performance.now() - this.arrived)
    this.house.acted({ kind, definition: this.definition, outcome, ms, ...(problem === undefined ? {} : { problem }) })
  }
}

/** For the log: what kind of thing went wrong, never the words in it. */
function errorName(error: unknown): string {
  if (error instanceof PlatformError) return `PlatformError ${error.kind} ${error.detail}`
  if (error instanceof UserError) return error.key
  if (error instanceof LimitError) return `LimitError ${error.message.split(':')[0]}`
  if (error instanceof Error)
    return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name
  return typeof error
}
