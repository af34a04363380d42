import type {
  APIButtonComponent,
  APIMessageTopLevelComponent,
  APIModalInteractionResponseCallbackComponent,
  APISelectMenuComponent,
} from 'discord-api-types/v10'
import { ComponentType } from 'discord-api-types/v10'

type Top = APIMessageTopLevelComponent | APIModalInteractionResponseCallbackComponent
type Inner =
  | Top
  | Extract<APIMessageTopLevelComponent, { type: ComponentType.ActionRow }>['components'][number]
  | Extract<APIModalInteractionResponseCallbackComponent, { type: ComponentType.ActionRow }>['components'][number]
  | Extract<APIModalInteractionResponseCallbackComponent, { type: ComponentType.Label }>['component']
  | Extract<APIMessageTopLevelComponent, { type: ComponentType.Section }>['accessory']

/** All components, the nested ones too, in reading order: what counts towards the limit of 40. */
export function componentsIn(components: readonly Inner[]): Inner[] {
  return components.flatMap((component): Inner[] => {
    switch (component.type) {
      case ComponentType.ActionRow:
      case ComponentType.Container:
        return [component, ...componentsIn(component.components)]
      case ComponentType.Section:
        return [component, ...componentsIn(component.components), component.accessory]
      case ComponentType.Label:
        return [component, component.component]
      default:
        return [component]
    }
  })
}

export const textsIn = (components: readonly Inner[]): string[] =>
  componentsIn(components).flatMap((c) => (c.type === ComponentType.TextDisplay ? [c.content] : []))

export const buttonsIn = (components: readonly Inner[]): APIButtonComponent[] =>
  componentsIn(components).filter((c) => c.type === ComponentType.Button)

export function isSelect(component: Inner): component is APISelectMenuComponent {
  return component.type === 3 || (component.type >= 5 && component.type <= 8)
}

export const selectsIn = (components: readonly Inner[]): APISelectMenuComponent[] =>
  componentsIn(components).filter(isSelect)

/** Numbers the components that came without an id, as the API does ('generated sequentially if left empty'). */
export function withIds<T extends Inner>(components: T[]): T[] {
  const all = componentsIn(components)
  const taken = new Set(all.map((c) => c.id))
  let next = 1
  for (const component of all) {
    if (component.id !== undefined && component.id !== 0) continue
    while (taken.has(next)) next += 1
    component.id = next
    taken.add(next)
  }
  return components
}
