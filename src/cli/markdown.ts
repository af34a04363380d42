/** A table; cells are made safe for one line of it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** Says on top of a made page where it comes from. */
export const MADE = '<!-- Made by `npm run roundel -- docs`: change the code, not this page. -->'
