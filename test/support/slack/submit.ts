import * as z from 'zod'
import { checkModal } from './blocks/check.ts'
import { inputsOf } from './form.ts'
import { begin, deliver, type Interaction, show } from './interaction.ts'
import { close, DEEPEST, place, replace, stackOf, topOf, viewObject } from './modals.ts'
import type { OpenView, User } from './state.ts'
import type { Workspace } from './workspace.ts'

const response = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.literal('update'), view: z.unknown() }),
  z.object({ response_action: z.literal('push'), view: z.unknown() }),
  z.object({ response_action: z.literal('clear') }),
])

/** Delivers view_submission or view_closed: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload (no response_url). */
export async function sendView(
  workspace: Workspace,
  user: User,
  open: OpenView,
  what: 'view_submission' | 'view_closed',
): Promise<Interaction> {
  const interaction = begin(workspace, user.id, { trigger: what === 'view_submission', response: false })
  const app = workspace.app()
  const payload = {
    type: what,
    team: { id: workspace.id, domain: workspace.id.toLowerCase() },
    user: { id: user.id, username: user.handle, name: user.handle, team_id: workspace.id },
    api_app_id: app.appId,
    token: 'unused',
    view: viewObject(workspace, open),
    is_enterprise_install: false,
    enterprise: null,
    ...(what === 'view_submission'
      ? { trigger_id: interaction.trigger?.id, response_urls: [] }
      : { is_cleared: stackOf(workspace, user.id).length === 0 }),
  }
  const submitted = what === 'view_submission'
  await deliver(
    workspace,
    interaction,
    'interactive',
    payload,
    (ack) => {
      if (submitted) respond(workspace, interaction, open, ack)
    },
    submitted,
  )
  return interaction
}

/** What the acknowledgement of a submission does: https://docs.slack.dev/surfaces/modals, 'Handling and responding to interactions'. */
function respond(workspace: Workspace, interaction: Interaction, open: OpenView, ack: unknown): void {
  // A second delivery's answer finds the view gone or replaced, and the client drops it.
  if (topOf(workspace, open.user) !== open) return
  const empty = ack === undefined || ack === null || (typeof ack === 'object' && Object.keys(ack).length === 0)
  if (empty) {
    close(workspace, open.user, false)
    const below = topOf(workspace, open.user)
    if (below !== undefined) show(workspace, interaction, { kind: 'view', view: below })
    return
  }
  const read = response.safeParse(ack)
  const wrong = read.success ? carryOut(workspace, interaction, open, read.data) : 'no known response_action'
  if (wrong === null) return
  interaction.failed = 'We had some trouble connecting. Try again?'
  workspace.world.recorder.complain(`the acknowledgement of view_submission was refused: ${wrong}`)
}

function carryOut(
  workspace: Workspace,
  interaction: Interaction,
  open: OpenView,
  given: z.infer<typeof response>,
): string | null {
  if (given.response_action === 'clear') {
    close(workspace, open.user, true)
    return null
  }
  if (given.response_action === 'errors') return showErrors(workspace, interaction, open, given.errors)
  const checked = checkModal(given.view)
  if (!checked.ok) return checked.messages.join('; ')
  if (given.response_action === 'push') {
    if (stackOf(workspace, open.user).length >= DEEPEST) return 'push_limit_reached'
    show(workspace, interaction, { kind: 'view', view: place(workspace, open.user, checked.value, 'push') })
    return null
  }
  replace(workspace, open, checked.value)
  show(workspace, interaction, { kind: 'view', view: open })
  return null
}

/** Errors stand under input blocks by their block_id; one unknown id and Slack shows none of them. */
function showErrors(
  workspace: Workspace,
  interaction: Interaction,
  open: OpenView,
  errors: Record<string, string>,
): string | null {
  const known = inputsOf(open).map((each) => each.block_id)
  const unknown = Object.keys(errors).filter((id) => !known.includes(id))
  if (unknown.length > 0) return `errors for blocks that are no inputs of this view: ${unknown.join(', ')}`
  if (Object.keys(errors).length === 0) return 'errors without an error'
  if (Object.values(errors).some((each) => each === '')) return 'an error without words'
  open.errors = errors
  show(workspace, interaction, { kind: 'view', view: open })
  return null
}
