import { computed, effect, signal } from '@preact/signals'
import { keep, kept } from './keep.ts'

/* How wide the page is, and how it looks. */

function matches(query: string) {
  const list = matchMedia(query)
  const is = signal(list.matches)
  list.addEventListener('change', () => {
    is.value = list.matches
  })
  return is
}

const middling = matches('(min-width: 48em)')
const wide = matches('(min-width: 72em)')

/** 'narrow': both sides are drawers; 'middling': the people are; 'wide': all stand beside each other. */
export const layout = computed(() => (wide.value ? 'wide' : middling.value ? 'middling' : 'narrow'))

export type Theme = 'system' | 'light' | 'dark'
const THEMES: readonly Theme[] = ['system', 'light', 'dark']

export const theme = signal<Theme>(THEMES.find((each) => each === kept('theme')) ?? 'system')

export function lookAsChosen(): void {
  effect(() => {
    document.documentElement.dataset.theme = theme.value
    keep('theme', theme.value)
  })
}
