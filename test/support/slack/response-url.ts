import type { Reply } from '../fake/calls.ts'
import { carryOut, readAnswer } from './answers.ts'
import { RESPONSE_LIFE, RESPONSE_USES } from './interaction.ts'
import type { World } from './world.ts'

const refused = (status: number, error: string): Reply => ({ status, body: error, error })

/**
 * A message sent to a response_url: https://docs.slack.dev/interactivity/handling-user-interaction, 'Message responses'.
 * Ephemeral unless `response_type` says otherwise; good for 5 uses within 30 minutes; needs no token, and no membership of the bot.
 */
export function answerByUrl(world: World, workspaceId: string, token: string, body: unknown): Reply {
  const workspace = world.workspaces.find((each) => each.id === workspaceId)
  const interaction = workspace?.interactions.withResponse(token)
  const response = interaction?.response
  if (workspace === undefined || interaction === undefined || response === undefined || response === null) {
    return refused(404, 'no_such_url')
  }
  if (workspace.app().uninstalled) return refused(404, 'account_inactive')
  if (world.now() - response.issued > RESPONSE_LIFE) return refused(404, 'expired_url')
  if (response.uses >= RESPONSE_USES) return refused(404, 'used_url')
  const given = readAnswer(body)
  if (given === undefined) return refused(400, 'invalid_payload')
  if (given.response_type === undefined && given.replace_original !== true && given.delete_original !== true) {
    // The page says ephemeral; what is seen in practice after a press on a public message differs. Nobody should rely on it.
    world.recorder.complain('an answer by response_url without response_type')
  }
  const error = carryOut(workspace, interaction, given)
  if (error !== null) return refused(error === 'invalid_blocks' ? 400 : 404, error)
  response.uses += 1
  return { status: 200, body: 'ok' }
}
