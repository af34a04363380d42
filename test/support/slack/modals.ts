import { valuesOf } from './blocks/values.ts'
import type { Home, Modal } from './blocks/view.ts'
import { showWaiting } from './interaction.ts'
import type { OpenView } from './state.ts'
import type { Workspace } from './workspace.ts'

/** A modal stack holds three views: https://docs.slack.dev/surfaces/modals */
export const DEEPEST = 3

export const stackOf = (workspace: Workspace, user: string): OpenView[] => workspace.modals.get(user) ?? []

export const topOf = (workspace: Workspace, user: string): OpenView | undefined => stackOf(workspace, user).at(-1)

const hash = (workspace: Workspace) =>
  `${Math.floor(workspace.world.now() / 1000)}.${workspace.world.secret().slice(0, 8)}`

/** Opens a modal (instead of any that was open), or puts it on top of the stack. */
export function place(workspace: Workspace, user: string, view: Modal, how: 'open' | 'push'): OpenView {
  const below = how === 'push' ? stackOf(workspace, user) : []
  const id = workspace.world.id('V')
  const open: OpenView = {
    id,
    hash: hash(workspace),
    user,
    view,
    values: valuesOf(view.blocks),
    errors: {},
    root: below[0]?.id ?? id,
    previous: below.at(-1)?.id ?? null,
  }
  workspace.modals.set(user, [...below, open])
  workspace.world.changes.changed()
  return open
}

/** Replaces what a view shows; a person who is waiting sees it as her answer if it is in front of her. */
export function replace(workspace: Workspace, open: OpenView, view: Modal | Home): void {
  open.values = valuesOf(view.blocks, open.values)
  open.view = view
  open.errors = {}
  open.hash = hash(workspace)
  const inFront = topOf(workspace, open.user) === open || workspace.homes.get(open.user) === open
  if (inFront) showWaiting(workspace, open.user, { kind: 'view', view: open })
  workspace.world.changes.changed()
}

export function publishHome(workspace: Workspace, user: string, view: Home): OpenView {
  const before = workspace.homes.get(user)
  if (before !== undefined) {
    replace(workspace, before, view)
    return before
  }
  const id = workspace.world.id('V')
  const open: OpenView = {
    id,
    hash: hash(workspace),
    user,
    view,
    values: valuesOf(view.blocks),
    errors: {},
    root: id,
    previous: null,
  }
  workspace.homes.set(user, open)
  showWaiting(workspace, user, { kind: 'view', view: open })
  return open
}

/** Takes the view in front away, or all of them. */
export function close(workspace: Workspace, user: string, all: boolean): void {
  workspace.modals.set(user, all ? [] : stackOf(workspace, user).slice(0, -1))
  workspace.world.changes.changed()
}

export function findView(workspace: Workspace, by: { id?: string; externalId?: string }): OpenView | undefined {
  const open = [...[...workspace.modals.values()].flat(), ...workspace.homes.values()]
  return open.find((v) => v.id === by.id || (by.externalId !== undefined && v.view.external_id === by.externalId))
}

/** A view as payloads and answers carry it: https://docs.slack.dev/reference/views */
export function viewObject(workspace: Workspace, open: OpenView): Record<string, unknown> {
  const app = workspace.app()
  const { view } = open
  return {
    id: open.id,
    team_id: workspace.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.private_metadata ?? '',
    callback_id: view.callback_id ?? '',
    external_id: view.external_id ?? '',
    state: { values: open.values },
    hash: open.hash,
    title: view.type === 'modal' ? view.title : { type: 'plain_text', text: 'View Title', emoji: true },
    submit: view.type === 'modal' ? (view.submit ?? null) : null,
    close: view.type === 'modal' ? (view.close ?? null) : null,
    clear_on_close: view.type === 'modal' ? (view.clear_on_close ?? false) : false,
    notify_on_close: view.type === 'modal' ? (view.notify_on_close ?? false) : false,
    previous_view_id: open.previous,
    root_view_id: open.root,
    app_id: app.appId,
    app_installed_team_id: workspace.id,
    bot_id: app.botId,
  }
}
