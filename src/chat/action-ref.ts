import { encodeActionId, WORST_CASE } from './action-id.ts'
import type { Codec } from './payload.ts'

/**
 * The name and payload of something that can be pressed. It stands in the practice beside the views that show it;
 * `commands/` binds it to who may press it and what it does.
 */
export interface ActionRef<I> {
  readonly id: string
  readonly codec: Codec<I>
}

export function actionRef<I>(id: string, codec: Codec<I>): ActionRef<I> {
  // the id alone must leave room; the payload is checked each time a button is encoded
  encodeActionId({ definition: id, community: WORST_CASE.community, mark: WORST_CASE.mark, payload: [] })
  return { id, codec }
}

/** For a select: what was chosen arrives beside the payload. */
export function choiceRef<I extends object>(id: string, codec: Codec<I>): ActionRef<I & { chosen: string }> {
  return actionRef(id, {
    encode: (input) => codec.encode(input),
    decode: (parts) => {
      const chosen = parts.at(-1) ?? ''
      return { ...codec.decode(parts.slice(0, -1)), chosen }
    },
  })
}
