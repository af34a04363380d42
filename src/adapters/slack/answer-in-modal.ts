import type { ModalView } from '@slack/types'
import type { ActionId } from '../../chat/action-id.ts'
import { PlatformError } from '../../chat/errors.ts'
import type { Form } from '../../chat/form.ts'
import type { Answer, AnswerMode } from '../../chat/inbound.ts'
import type { View } from '../../chat/view.ts'
import { Acknowledgement, type Asker, metadataOf, openModal, reading, showInModal, updateModal } from './answer.ts'
import { formModal } from './render-form.ts'
import { waitingModal } from './render-view.ts'

/** The way back from a press in a modal: the modal becomes the answer, or the form. */
export class AnswerInModal implements Answer {
  private readonly ack: Acknowledgement<never>

  constructor(
    private readonly asker: Asker,
    ack: () => Promise<void>,
    private readonly modal: string,
  ) {
    this.ack = new Acknowledgement(ack)
  }

  async acknowledge(): Promise<void> {
    await this.ack.give()
  }

  async show(_how: AnswerMode, view: View): Promise<void> {
    await this.ack.give()
    await showInModal(this.asker, this.modal, view)
  }

  /** In place of what was there, not on top of it: closing the form must not uncover a page that is no longer true. */
  async open(form: Form, action: ActionId): Promise<void> {
    await this.ack.give()
    await updateModal(this.asker, this.modal, formModal(form, action, metadataOf(this.asker)))
  }

  async refuse(): Promise<boolean> {
    return false
  }

  async suggest(): Promise<void> {
    throw new PlatformError('invalid', 'suggest')
  }
}

/** The way back from a press on the Home, which has no message: a modal, opened at once because its trigger dies within 3 s. */
export class AnswerOverHome implements Answer {
  private readonly ack: Acknowledgement<never>
  private modal = ''

  constructor(
    private readonly asker: Asker,
    ack: () => Promise<void>,
    private readonly trigger: string,
  ) {
    this.ack = new Acknowledgement(ack)
  }

  async acknowledge(): Promise<void> {
    await this.present(waitingModal(metadataOf(this.asker)))
  }

  async show(_how: AnswerMode, view: View): Promise<void> {
    if (this.modal === '') await this.present(reading(this.asker, view))
    else await showInModal(this.asker, this.modal, view)
  }

  async open(form: Form, action: ActionId): Promise<void> {
    await this.present(formModal(form, action, metadataOf(this.asker)))
  }

  async refuse(): Promise<boolean> {
    return false
  }

  async suggest(): Promise<void> {
    throw new PlatformError('invalid', 'suggest')
  }

  private async present(view: ModalView): Promise<void> {
    await this.ack.give()
    this.modal = await openModal(this.asker, this.trigger, view)
  }
}
