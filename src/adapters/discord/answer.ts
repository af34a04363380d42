import {
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  Routes,
} from 'discord.js'
import type { ActionId } from '../../chat/action-id.ts'
import type { Form } from '../../chat/form.ts'
import type { Answer, AnswerMode } from '../../chat/inbound.ts'
import type { CommunityRef } from '../../chat/refs.ts'
import type { Choice, View } from '../../chat/view.ts'
import type { Api } from './api.ts'
import { type Interaction, isPrivate } from './inbound.ts'
import { modal } from './render-form.ts'
import { asComponents } from './render-view.ts'

/** https://docs.discord.com/developers/interactions/application-commands#autocomplete */
const MAX_SUGGESTIONS = 25

/**
 * The way back to one who acted; she alone sees it. A first answer goes straight out; what follows edits it, in the queue that
 * discord.js keeps for all but first answers.
 */
export class DiscordAnswer implements Answer {
  private answered = false

  constructor(
    private readonly api: Api,
    private readonly interaction: Interaction,
    private readonly community: CommunityRef,
  ) {}

  async acknowledge(how: AnswerMode): Promise<void> {
    if (this.replaces(how)) return this.first({ type: InteractionResponseType.DeferredMessageUpdate })
    return this.first({
      type: InteractionResponseType.DeferredChannelMessageWithSource,
      data: { flags: MessageFlags.Ephemeral },
    })
  }

  async show(how: AnswerMode, view: View): Promise<void> {
    const { content, components, flags } = asComponents(view, { community: this.community, mark: '' })
    const message = { components, flags, allowed_mentions: { parse: [] } }
    if (this.answered) {
      const { application_id: application, token } = this.interaction
      await this.api.patch(Routes.webhookMessage(application, token, '@original'), {
        body: { ...message, content },
        auth: false,
      })
      return
    }
    if (this.replaces(how))
      return this.first({ type: InteractionResponseType.UpdateMessage, data: { ...message, content } })
    return this.first({
      type: InteractionResponseType.ChannelMessageWithSource,
      data: { ...message, flags: flags | MessageFlags.Ephemeral },
    })
  }

  async open(form: Form, action: ActionId): Promise<void> {
    const data: APIModalInteractionResponseCallbackData = modal(form, action)
    return this.first({ type: InteractionResponseType.Modal, data })
  }

  /** Discord closes a form once it is sent: what was wrong is told in an answer. */
  async refuse(): Promise<boolean> {
    return false
  }

  async suggest(choices: readonly Choice[]): Promise<void> {
    const offered = choices.slice(0, MAX_SUGGESTIONS).map(({ label, value }) => ({ name: label, value }))
    return this.first({
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: { choices: offered },
    })
  }

  /** Only a private message is replaced: what a room sees never changes by an answer. A form opened from one counts as a press on it. */
  private replaces(how: AnswerMode): boolean {
    const { interaction } = this
    if (how !== 'replace') return false
    switch (interaction.type) {
      case InteractionType.MessageComponent:
        return isPrivate(interaction.message)
      case InteractionType.ModalSubmit:
        return interaction.message !== undefined && isPrivate(interaction.message)
      default:
        return false
    }
  }

  private async first(body: { type: InteractionResponseType; data?: object }): Promise<void> {
    const { id, token } = this.interaction
    await this.api.post(Routes.interactionCallback(id, token), { body, auth: false })
    this.answered = true
  }
}
