import { rehearsalPage } from '../../../locales/en/rehearsal/page.ts'

type PageKey = keyof typeof rehearsalPage

/** What the page says. Its messages have nothing but names in braces: the page carries no ICU with it. */
export function t(key: PageKey, params: Readonly<Record<string, string | number>> = {}): string {
  return rehearsalPage[key].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
}
