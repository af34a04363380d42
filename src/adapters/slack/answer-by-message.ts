import type { RespondArguments, RespondFn } from '@slack/bolt'
import type { ActionId } from '../../chat/action-id.ts'
import { PlatformError } from '../../chat/errors.ts'
import type { Form } from '../../chat/form.ts'
import type { Answer, AnswerMode } from '../../chat/inbound.ts'
import type { View } from '../../chat/view.ts'
import {
  Acknowledgement,
  type Asker,
  answerContent,
  metadataOf,
  openModal,
  reading,
  showInModal,
  whisper,
} from './answer.ts'
import { platformError } from './errors.ts'
import { formModal } from './render-form.ts'
import { type Content, plainText } from './render-view.ts'
import { WORDS } from './words.ts'

/** An address for answers is good for five uses in half an hour; the last is kept for when there is no other way. */
const USES = 5

/** Of these, so many are left for the end when work shows how far it is. */
const FOR_THE_END = 2

/** How this act can be answered. */
export interface MessageWays {
  ack: (payload?: RespondArguments) => Promise<void>
  respond: RespondFn
  trigger: string
  /** A command's acknowledgement may be the answer itself; Slack ignores what a press's carries. */
  ackAnswers: boolean
  /** The pressed message is hers alone, so that it may be replaced. What a room or a DM shows never is. */
  replaceable: boolean
}

/** The way back from a command, from a press on a message, and from a message's menu: ephemeral messages. */
export class AnswerByMessage implements Answer {
  private readonly ack: Acknowledgement<RespondArguments>
  private uses = 0
  /** Where there is nothing else to answer in: an archived channel takes no message, not even one for her alone. */
  private modal = ''

  constructor(
    private readonly asker: Asker,
    private readonly ways: MessageWays,
  ) {
    this.ack = new Acknowledgement(ways.ack)
  }

  async acknowledge(): Promise<void> {
    await this.ack.give()
  }

  /** An ephemeral message changes only by a press on it: elsewhere how far the work is cannot be shown, only what came of it. */
  async show(how: AnswerMode, view: View, more?: 'more-follows'): Promise<void> {
    const said = answerContent(this.asker, view)
    const replaces = this.ways.replaceable && how === 'replace'
    if (more && !(replaces && this.uses < USES - FOR_THE_END)) return this.ack.give()
    if (!this.ack.done && this.ways.ackAnswers) return this.ack.give({ response_type: 'ephemeral', ...said })
    await this.ack.give()
    if (this.modal !== '') return showInModal(this.asker, this.modal, view)
    try {
      await this.send(said, replaces)
    } catch (error) {
      if (!(error instanceof PlatformError) || error.kind !== 'not-found' || more) throw error
      this.modal = await openModal(this.asker, this.ways.trigger, reading(this.asker, view))
    }
  }

  async open(form: Form, action: ActionId): Promise<void> {
    await this.ack.give()
    try {
      await openModal(this.asker, this.ways.trigger, formModal(form, action, metadataOf(this.asker)))
    } catch (error) {
      // nobody else would tell her: the trigger is used up or too old
      await this.send({ text: WORDS.notOpened, blocks: [{ type: 'section', text: plainText(WORDS.notOpened) }] }, false)
      throw error
    }
  }

  async refuse(): Promise<boolean> {
    return false
  }

  async suggest(): Promise<void> {
    throw new PlatformError('invalid', 'suggest')
  }

  private async send(said: Content, replace: boolean): Promise<void> {
    const { room } = this.asker
    if (room === null) return this.respond(said, replace)
    if (this.uses >= USES - 1) {
      // the bot need not be in this room; then the last use is what is left
      return whisper(this.asker, room, said).catch(() => this.respond(said, replace))
    }
    try {
      await this.respond(said, replace)
    } catch (error) {
      if (!(error instanceof PlatformError) || error.kind !== 'not-found') throw error
      await whisper(this.asker, room, said)
    }
  }

  /** Without `response_type` it would be for everybody to see. */
  private async respond(said: Content, replace: boolean): Promise<void> {
    this.uses += 1
    try {
      await this.ways.respond({ response_type: 'ephemeral', replace_original: replace, ...said })
    } catch (error) {
      throw platformError(error, { reads: false, scope: null })
    }
  }
}
