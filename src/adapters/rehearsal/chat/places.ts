import type { ActionCall, Block, View } from '../../../chat/view.ts'

/** What a press at this place of a view does; null where there is nothing to press. `chosen`: of a select. */
export function actionAt(
  view: View,
  [at, button]: readonly [block: number, button: number],
  chosen: string | null,
): ActionCall | null {
  const block: Block | undefined = view.blocks[at]
  if (block?.kind === 'choice')
    return button === 0 && block.options.some((option) => option.value === chosen) ? block.action : null
  const pressed = block?.kind === 'actions' && chosen === null ? block.buttons[button] : undefined
  return pressed?.kind === 'press' ? pressed.action : null
}

/** What it would do, as text: what stands there now is compared with what she saw there. */
export const seenAs = ({ id, payload }: ActionCall): string => JSON.stringify([id, payload])
