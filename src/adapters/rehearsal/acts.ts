import { type ActionId, decodeActionId, encodeActionId } from '../../chat/action-id.ts'
import type { Form } from '../../chat/form.ts'
import type { Answer, AnswerMode, Inbound } from '../../chat/inbound.ts'
import type { CommunityRef } from '../../chat/refs.ts'
import type { Choice, View } from '../../chat/view.ts'
import { actionAt } from './chat/places.ts'
import type { ChatAct, ChatReply } from './chat/types.ts'
import { asked } from './errors.ts'

/** Stands for the bot where a message's author is told: it is nobody of the community. */
const BOT = 'roundel'

/** What somebody did, in the words of the port. Null for what asks for nothing: her Home, which is no act, and what is not ours. */
export function actOf(act: ChatAct, community: CommunityRef): Inbound | null {
  const envelope = {
    actor: { ...act.actor, community },
    community,
    room: act.room,
    deliveryId: act.delivery,
  }
  switch (act.kind) {
    case 'command':
      return { ...envelope, kind: 'command', path: act.path, args: act.args }
    case 'suggest':
      return { ...envelope, kind: 'suggest', path: act.path, option: act.option, query: act.query }
    case 'press': {
      const call = actionAt(act.view, act.place, act.chosen)
      if (call === null) return null
      const action = { definition: call.id, community, mark: act.mark, payload: call.payload }
      // a private answer is no post: nothing is settled by a press on it
      const post = act.message === null || act.message.only !== null ? null : act.message
      const message = post === null ? null : { community, room: post.room, message: post.id }
      return { ...envelope, kind: 'press', action, chosen: act.chosen, message }
    }
    case 'submit': {
      const action = decodeActionId(act.action)
      return action === null ? null : { ...envelope, kind: 'submit', action, values: act.values }
    }
    case 'message-action': {
      // of the chosen message only its id and its author's are taken: never its text
      const { id, room, author } = act.message
      const message = { community, room, message: id }
      return {
        ...envelope,
        kind: 'message-action',
        name: act.name,
        message,
        author: author === 'bot' ? BOT : author.person,
      }
    }
    case 'home':
      return null
    default:
      return act satisfies never
  }
}

/** The way back to one who acted, with failures in the words of the port. */
export class RehearsalAnswer implements Answer {
  constructor(private readonly reply: ChatReply) {}

  acknowledge(how: AnswerMode): Promise<void> {
    return asked(() => this.reply.acknowledge(how))
  }

  show(how: AnswerMode, view: View, more?: 'more-follows'): Promise<void> {
    return asked(() => this.reply.show(how, view, more))
  }

  open(form: Form, action: ActionId): Promise<void> {
    return asked(() => this.reply.open(form, encodeActionId(action)))
  }

  async refuse(errors: Readonly<Record<string, string>>): Promise<boolean> {
    await asked(() => this.reply.refuse(errors))
    return true
  }

  suggest(choices: readonly Choice[]): Promise<void> {
    return asked(() => this.reply.suggest(choices))
  }
}
