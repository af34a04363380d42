import { checkHome, checkModal } from '../blocks/check.ts'
import type { Home, Modal } from '../blocks/view.ts'
import { type Interaction, redeem, show } from '../interaction.ts'
import { DEEPEST, findView, place, publishHome, replace, stackOf, viewObject } from '../modals.ts'
import { type Call, checkedOr, type Method, SlackError } from './call.ts'

/** A view's JSON may be 250 kB: `view_too_large`. */
const LARGEST = 250_000

function json(call: Call): unknown {
  if (call.args.view === undefined) call.required('view')
  const view = call.json('view')
  if (JSON.stringify(view ?? '').length > LARGEST) throw new SlackError('view_too_large')
  return view
}

function modalOf(call: Call): Modal {
  const view = checkedOr('invalid_arguments', checkModal(json(call)))
  const twin = view.external_id === undefined ? undefined : findView(call.workspace, { externalId: view.external_id })
  if (twin !== undefined && twin.id !== call.text('view_id')) throw new SlackError('duplicate_external_id')
  return view
}

const homeOf = (call: Call): Home => checkedOr('invalid_arguments', checkHome(json(call)))

function triggered(call: Call): Interaction {
  const id = call.text('trigger_id') || call.required('trigger_id')
  const found = redeem(call.workspace, id)
  if (found === 'invalid_trigger_id') {
    throw new SlackError('invalid_arguments', { response_metadata: { messages: ['[ERROR] invalid `trigger_id`'] } })
  }
  if (typeof found === 'string') throw new SlackError(found)
  return found
}

/** Pages: https://docs.slack.dev/reference/methods/views.open, .push, .update, .publish. They need no scope. */
export const views: Record<string, Method> = {
  'views.open': {
    scopes: [],
    tier: 4,
    run(call) {
      const view = modalOf(call)
      const interaction = triggered(call)
      const open = place(call.workspace, interaction.user, view, 'open')
      show(call.workspace, interaction, { kind: 'view', view: open })
      return { view: viewObject(call.workspace, open) }
    },
  },

  'views.push': {
    scopes: [],
    tier: 4,
    run(call) {
      const view = modalOf(call)
      const interaction = triggered(call)
      const depth = stackOf(call.workspace, interaction.user).length
      if (depth === 0) throw new SlackError('not_found')
      if (depth >= DEEPEST) throw new SlackError('push_limit_reached')
      const open = place(call.workspace, interaction.user, view, 'push')
      show(call.workspace, interaction, { kind: 'view', view: open })
      return { view: viewObject(call.workspace, open) }
    },
  },

  'views.update': {
    scopes: [],
    tier: 4,
    run(call) {
      const view = modalOf(call)
      const [id, externalId] = [call.text('view_id'), call.text('external_id')]
      if (id === '' && externalId === '') call.required('view_id')
      const open = findView(call.workspace, { id, ...(externalId === '' ? {} : { externalId }) })
      if (open === undefined || open.view.type === 'home') throw new SlackError('not_found')
      if (call.text('hash') !== '' && call.text('hash') !== open.hash) throw new SlackError('hash_conflict')
      replace(call.workspace, open, view)
      return { view: viewObject(call.workspace, open) }
    },
  },

  'views.publish': {
    scopes: [],
    tier: 4,
    run(call) {
      const view = homeOf(call)
      const user = call.workspace.users.get(call.required('user_id'))
      if (user === undefined || user.deleted || user.bot) {
        throw new SlackError('invalid_arguments', { response_metadata: { messages: ['[ERROR] invalid `user_id`'] } })
      }
      if (call.app.manifest.features?.app_home?.home_tab_enabled !== true) throw new SlackError('not_enabled')
      const before = call.workspace.homes.get(user.id)
      if (call.text('hash') !== '' && before !== undefined && call.text('hash') !== before.hash) {
        throw new SlackError('hash_conflict')
      }
      call.workspace.world.used.add('setting:home_tab')
      return { view: viewObject(call.workspace, publishHome(call.workspace, user.id, view)) }
    },
  },
}
