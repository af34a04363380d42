import type { ApiRequest, Routes } from '../api.ts'
import { type Interaction, type Interactions, TOKEN_MS } from '../interactions.ts'
import { checkFlags, EPHEMERAL, readMessage, SETTABLE } from '../message-form.ts'
import { erase, rewrite, write } from '../messages.ts'
import { messagePayload } from '../payloads.ts'
import { expiredToken, unknownMessage, unknownWebhook } from '../refusal.ts'
import type { Message, World } from '../world.ts'

/** Answers after the first: /interactions/receiving-and-responding#followup-messages */
export function webhookRoutes(world: World, interactions: Interactions): Routes {
  /** @throws Refusal 10015 before an answer (or for a token that is none), 50027 after 15 minutes */
  const find = ({ params }: ApiRequest): Interaction => {
    const interaction = interactions.withToken(params.token ?? '')
    if (interaction === undefined || params.id !== world.application.id) throw unknownWebhook()
    if (interaction.answered === null) throw unknownWebhook()
    if (world.now() - interaction.createdAt > TOKEN_MS) throw expiredToken()
    return interaction
  }

  const messageOf = (interaction: Interaction, id: string | undefined): Message => {
    const own = [interaction.original, ...interaction.followUps]
    const message = id === '@original' ? interaction.original : own.find((m) => m?.id === id)
    if (message == null || message.channel.messages.get(message.id) !== message) throw unknownMessage()
    return message
  }

  const edit = (interaction: Interaction, message: Message, request: ApiRequest): object => {
    const form = readMessage(request.body)
    // 'an existing message's ephemeral state cannot be changed': the flag is ignored here.
    checkFlags((form.flags ?? 0) & ~message.flags & ~EPHEMERAL, SETTABLE.edit)
    rewrite(world, message, { ...form, flags: (form.flags ?? 0) & SETTABLE.edit }, request.files)
    message.flags &= ~(1 << 7)
    interaction.shown = message
    world.changed()
    return messagePayload(world, message)
  }

  return {
    'GET /webhooks/:id/:token/messages/:mid': (request) => {
      return messagePayload(world, messageOf(find(request), request.params.mid))
    },
    'PATCH /webhooks/:id/:token/messages/:mid': (request) => {
      const interaction = find(request)
      return edit(interaction, messageOf(interaction, request.params.mid), request)
    },
    'DELETE /webhooks/:id/:token/messages/:mid': (request) => {
      erase(world, messageOf(find(request), request.params.mid))
      return undefined
    },
    'POST /webhooks/:id/:token': (request) => {
      const interaction = find(request)
      // Directly after a deferral this edits the loading message, which keeps its privacy.
      if (interaction.original?.loading === true) return edit(interaction, interaction.original, request)
      const form = readMessage(request.body)
      checkFlags(form.flags ?? 0, SETTABLE.answer)
      const { original } = interaction
      const metadata = original === null ? {} : { original_response_message_id: original.id }
      const message = write(
        world,
        {
          channel: interaction.channel,
          author: world.application,
          type: original === null ? 0 : 19,
          flags: form.flags ?? 0,
          replyTo: original?.id ?? null,
          viewer: ((form.flags ?? 0) & EPHEMERAL) === 0 ? null : interaction.user.id,
          interaction: { ...interaction.metadata, ...metadata },
        },
        form,
        request.files,
      )
      interaction.followUps.push(message)
      interaction.shown ??= message
      world.changed()
      return messagePayload(world, message)
    },
  }
}
