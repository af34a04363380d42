import { App, type ViewResponseAction } from '@slack/bolt'
import type { AdapterLog } from '../../chat/adapter-log.ts'
import type { Answer, Inbound, Intake, PlatformEvent } from '../../chat/inbound.ts'
import { communityRef } from '../../chat/refs.ts'
import type { CommandRegistry } from '../../chat/registry.ts'
import type { Running } from '../../chat/running.ts'
import { list, text, type View, view } from '../../chat/view.ts'
import { type Asker, fromIn } from './answer.ts'
import { AnswerByMessage } from './answer-by-message.ts'
import { AnswerInModal, AnswerOverHome } from './answer-in-modal.ts'
import { AnswerToForm } from './answer-to-form.ts'
import { type Api, SILENT } from './api.ts'
import type { AppIdentity } from './check.ts'
import { Deliveries } from './deliveries.ts'
import { listenToEvents } from './happenings.ts'
import { commandAct, messageAct, placeOfAction, pressAct, roomOf, submitAct } from './inbound.ts'
import { GROUPS } from './render-form.ts'
import type { Roster } from './roster.ts'
import type { Socket } from './socket.ts'
import { WORDS } from './words.ts'

/** What the intake needs of the adapter. */
export interface IntakeParts {
  api: Api
  self: AppIdentity
  roster: Roster
  socket: Socket
  running: Running
  log: AdapterLog
  timeout: number
  commandPrefix: string
  /** The commands as they are published; null as long as that has not happened. */
  registry(): CommandRegistry | null
}

/** Bolt with a listener for each kind of act and happening. Which of ours it is, the kit finds out. */
export function boltApp(door: IntakeParts, intake: Intake): App {
  const { api, self, roster, running, log, timeout } = door
  const app = new App({
    receiver: door.socket,
    logger: SILENT,
    convoStore: false,
    // given by us, so that Bolt asks for nothing by itself
    authorize: async () => ({ botUserId: self.user, botId: self.bot }),
    // answers by response_url go through this, and Bolt gives them no end
    clientOptions: { fetch: (url, init) => fetch(url, { signal: AbortSignal.timeout(timeout), ...init }) },
  })
  app.error(async ({ name }) => log.problem(`listener ${name}`))

  const deliveries = new Deliveries<ViewResponseAction>()
  const asker = (act: Inbound, from: { room: string | null; home: boolean }): Asker => ({
    api,
    community: act.community,
    person: act.actor.person,
    ...from,
  })
  const inRoom = (room: string | null) => ({ room, home: false })
  const failed = () => log.problem('act failed')
  const happened = (happening: PlatformEvent) => {
    if (running.open) running.add(intake.event(happening), () => log.problem('happening failed'))
  }
  const handOver = (act: Inbound, answer: Answer) => running.add(intake.act(act, answer), failed)
  /** What was done from her Home may have changed what stands there: it is shown anew, behind the answer. */
  const handOverFrom = ({ home }: { home: boolean }, act: Inbound, answer: Answer) => {
    if (!home) return handOver(act, answer)
    const { actor, community, deliveryId } = act
    const done = intake.act(act, answer).then(() => {
      happened({ kind: 'home-opened', actor, community, room: null, deliveryId })
    })
    running.add(done, failed)
  }
  app.command(/^/, async ({ command, ack, respond }) => {
    if (!running.open) return
    // acknowledged without words: those of the first delivery would stand there twice
    if (!deliveries.isFirst(command.trigger_id)) return ack()
    const noun = command.command.slice(1 + door.commandPrefix.length)
    const known = door.registry()?.commands.find((each) => each.noun === noun)
    const act = commandAct(command, known ?? { noun, description: '', verbs: [] })
    const ways = {
      ack,
      respond,
      trigger: command.trigger_id,
      ackAnswers: true,
      replaceable: false,
    }
    if (act === null) {
      const community = communityRef('slack', command.team_id)
      const answer = new AnswerByMessage({ api, community, person: command.user_id, ...inRoom(null) }, ways)
      return running.add(answer.show('private', verbsOf(command.command, known)), failed)
    }
    handOver(act, new AnswerByMessage(asker(act, inRoom(act.room)), ways))
  })

  app.action({ type: 'block_actions' }, async ({ body, ack, respond }) => {
    const place = placeOfAction(body)
    const act = pressAct(body, place)
    if (act === null) return ack()
    if (!running.open) return
    if (!deliveries.isFirst(body.trigger_id)) return ack()
    const acknowledge = () => ack()
    if (place.in === 'home') {
      const from = { room: null, home: true }
      return handOverFrom(from, act, new AnswerOverHome(asker(act, from), acknowledge, body.trigger_id))
    }
    if (place.in === 'modal') {
      const from = fromIn(place.metadata)
      return handOverFrom(from, act, new AnswerInModal(asker(act, from), acknowledge, place.view))
    }
    const ways = {
      ack: acknowledge,
      respond,
      trigger: body.trigger_id,
      ackAnswers: false,
      replaceable: place.ephemeral,
    }
    handOver(act, new AnswerByMessage(asker(act, inRoom(roomOf(place.channel))), ways))
  })

  app.shortcut({ type: 'message_action' }, async ({ shortcut, ack, respond }) => {
    if (shortcut.type !== 'message_action') return ack()
    if (!running.open) return
    if (!deliveries.isFirst(shortcut.trigger_id)) return ack()
    const act = messageAct(shortcut)
    const ways = {
      ack: () => ack(),
      respond,
      trigger: shortcut.trigger_id,
      ackAnswers: false,
      replaceable: false,
    }
    handOver(act, new AnswerByMessage(asker(act, inRoom(act.room)), ways))
  })

  app.view({ type: 'view_submission' }, async ({ body, view: modal, ack }) => {
    if (body.type !== 'view_submission') return
    const act = submitAct(body)
    if (act === null) return ack()
    if (!running.open) return
    const before = deliveries.again(body.trigger_id)
    if (before !== null) {
      const payload = await before
      return payload === undefined ? ack() : ack(payload)
    }
    const fields = Object.keys(body.view.state.values).filter((name) => !name.endsWith(GROUPS))
    const acknowledge = deliveries.first(body.trigger_id, (payload) => (payload ? ack(payload) : ack()))
    const from = fromIn(modal.private_metadata)
    handOverFrom(from, act, new AnswerToForm(asker(act, from), acknowledge, modal.id, fields))
  })

  listenToEvents(app, self, roster, happened)
  return app
}

/** What can be typed after the command: Slack itself shows only a hint while it is typed. */
function verbsOf(typed: string, known: CommandRegistry['commands'][number] | undefined): View {
  const said = WORDS.verbs(typed)
  const verbs = known?.verbs.map(({ verb, description }) => [
    { kind: 'bold' as const, text: `${typed} ${verb ?? ''}` },
    `: ${description}`,
  ])
  return view(said, [text(said), verbs !== undefined && verbs.length > 0 && list(verbs)])
}
