import { performance } from 'node:perf_hooks'
import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10'
import * as z from 'zod'
import type { ApiRequest, Routes } from '../api.ts'
import { read } from '../form.ts'
import { FIRST_ANSWER_MS, type Interaction, type Interactions } from '../interactions.ts'
import { checkFlags, EPHEMERAL, readMessage, SETTABLE } from '../message-form.ts'
import { rewrite, write } from '../messages.ts'
import { readModal } from '../modal-form.ts'
import { messagePayload } from '../payloads.ts'
import { alreadyAcknowledged, invalidForm, unknownInteraction, within } from '../refusal.ts'
import type { Message, World } from '../world.ts'

const callback = z.object({ type: z.number().int(), data: z.unknown().optional() })

/** Which callback types each kind of interaction takes: /interactions/receiving-and-responding#interaction-response-object-interaction-callback-type */
function allowed(interaction: Interaction): number[] {
  switch (interaction.kind) {
    case 2:
      return [4, 5, 9]
    case 3:
      return [4, 5, 6, 7, 9]
    case 4:
      return [8]
    case 5:
      return interaction.source === null ? [4, 5] : [4, 5, 6, 7]
  }
}

const choice = z.object({ name: z.string().min(1).max(100), value: z.union([z.string().max(100), z.number()]) })

/** As `used()` names it: 'command:/circle' for all its subcommands, 'shortcut:Point to the agreement' for a message's menu. */
const grantOf = ({ what }: Interaction) =>
  what.startsWith('/') ? `command:${what.split(' ')[0] ?? what}` : `shortcut:${what}`

/** 0 default, 19 reply to the message whose component was used, 20 slash command, 23 message command. */
function typeOf(interaction: Interaction): Message['type'] {
  if (interaction.kind === 2) return interaction.what.startsWith('/') ? 20 : 23
  return interaction.source === null ? 0 : 19
}

export function interactionRoutes(world: World, interactions: Interactions): Routes {
  const find = ({ params }: ApiRequest): Interaction => {
    const interaction = interactions.withToken(params.token ?? '')
    if (interaction === undefined || interaction.id !== params.id) throw unknownInteraction()
    if (interaction.answered !== null) {
      if (!interaction.excused) world.recorder.complain(`${interaction.what} was acknowledged twice`)
      throw alreadyAcknowledged()
    }
    if (interaction.late || performance.now() - interaction.arrived > FIRST_ANSWER_MS) {
      if (!interaction.excused) world.recorder.complain(`${interaction.what} was answered after 3 s`)
      throw unknownInteraction()
    }
    return interaction
  }

  const answer = (interaction: Interaction, request: ApiRequest, loading: boolean): void => {
    const { data } = read<z.infer<typeof callback>>(callback, request.body)
    const form = readMessage(data)
    const flags = form.flags ?? 0
    checkFlags(flags, loading ? EPHEMERAL : SETTABLE.answer)
    const message = write(
      world,
      {
        channel: interaction.channel,
        author: world.application,
        type: typeOf(interaction),
        flags: loading ? flags | (1 << 7) : flags,
        replyTo: interaction.source?.id ?? interaction.target?.id ?? null,
        viewer: (flags & EPHEMERAL) === 0 ? null : interaction.user.id,
        interaction: interaction.metadata,
        loading,
      },
      loading ? readMessage({}) : form,
      request.files,
    )
    interaction.original = message
    if (!loading) interaction.shown = message
  }

  const update = (interaction: Interaction, request: ApiRequest): void => {
    const { source } = interaction
    if (source === null) throw unknownInteraction()
    const { data } = read<z.infer<typeof callback>>(callback, request.body)
    const form = readMessage(data)
    checkFlags((form.flags ?? 0) & ~source.flags, SETTABLE.edit | (source.flags & EPHEMERAL))
    rewrite(world, source, form, request.files)
    interaction.original = source
    interaction.shown = source
  }

  const carryOut = (interaction: Interaction, type: number, data: unknown, request: ApiRequest): void => {
    switch (type) {
      case 4:
        answer(interaction, request, false)
        return
      case 5:
        answer(interaction, request, true)
        return
      case 6:
        interaction.original = interaction.source
        return
      case 7:
        update(interaction, request)
        return
      case 8: {
        const form = z.object({ choices: z.array(choice).max(25).default([]) })
        interaction.choices = read<{ choices: APIApplicationCommandOptionChoice[] }>(form, data ?? {}).choices
        return
      }
      default:
        interaction.modal = readModal(data)
    }
  }

  return {
    'POST /interactions/:id/:token/callback': (request) => {
      const interaction = find(request)
      const { type, data } = read<z.infer<typeof callback>>(callback, request.body)
      if (!allowed(interaction).includes(type)) {
        throw invalidForm(['type'], 'INTERACTION_CALLBACK_TYPE_INVALID', 'Not a response to this kind of interaction')
      }
      within('data', () => carryOut(interaction, type, data, request))
      interaction.answered = type
      if (interaction.kind === 2) world.used.add(grantOf(interaction)).add('scope:applications.commands')
      world.changed()
      if (request.query.get('with_response') !== 'true') return undefined
      const message = type === 4 || type === 7 ? interaction.original : null
      const known = interaction.original
      return {
        interaction: {
          id: interaction.id,
          type: interaction.kind,
          ...(known === null
            ? {}
            : {
                response_message_id: known.id,
                response_message_loading: known.loading,
                response_message_ephemeral: known.viewer !== null,
              }),
        },
        ...(type === 4 || type === 7 || type === 5
          ? { resource: { type, ...(message === null ? {} : { message: messagePayload(world, message) }) } }
          : {}),
      }
    },
  }
}
