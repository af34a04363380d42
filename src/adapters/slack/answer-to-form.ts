import type { ViewResponseAction } from '@slack/bolt'
import { PlatformError } from '../../chat/errors.ts'
import type { Answer, AnswerMode } from '../../chat/inbound.ts'
import type { View } from '../../chat/view.ts'
import { Acknowledgement, type Asker, metadataOf, reading, showInModal } from './answer.ts'
import { waitingModal } from './render-view.ts'

/** What a submission's acknowledgement may carry. */
export type FormAck = (payload?: ViewResponseAction) => Promise<void>

/** The way back from a submitted form: it has no address for answers, so the modal itself becomes the answer. */
export class AnswerToForm implements Answer {
  private readonly ack: Acknowledgement<ViewResponseAction>

  constructor(
    private readonly asker: Asker,
    ack: FormAck,
    private readonly modal: string,
    /** Fields under which an error can stand. */
    private readonly fields: readonly string[],
  ) {
    this.ack = new Acknowledgement(ack)
  }

  async acknowledge(): Promise<void> {
    await this.ack.give({ response_action: 'update', view: waitingModal(metadataOf(this.asker)) })
  }

  async show(_how: AnswerMode, view: View): Promise<void> {
    if (this.ack.done) return showInModal(this.asker, this.modal, view)
    await this.ack.give({ response_action: 'update', view: reading(this.asker, view) })
  }

  /** Slack shows none of the errors when one of them belongs to no field. */
  async refuse(errors: Readonly<Record<string, string>>): Promise<boolean> {
    if (this.ack.done || !Object.keys(errors).every((field) => this.fields.includes(field))) return false
    await this.ack.give({ response_action: 'errors', errors: { ...errors } })
    return true
  }

  async open(): Promise<void> {
    throw new PlatformError('invalid', 'form-after-form')
  }

  async suggest(): Promise<void> {
    throw new PlatformError('invalid', 'suggest')
  }
}
