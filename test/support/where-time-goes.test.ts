import { expect, it } from 'vitest'
import { table } from './where-time-goes.ts'

it('shows each folder and each long file, the longest first, with what was computed', () => {
  const found = table([
    { file: 'test/life/a.test.ts', time: 1_000, processor: 200 },
    { file: 'test/flows/x.test.ts', time: 2_000, processor: 300 },
    { file: 'test/life/deeper/b.test.ts', time: 4_000, processor: 100 },
    { file: 'test/config.test.ts', time: 40, processor: 30 },
  ])
  const rows = found.split('\n').map((each) => each.trim().split(/ {2,}/))
  expect(rows).toContainEqual(['5.0', '0.3', 'test/life (2)'])
  expect(rows).toContainEqual(['2.0', '0.3', 'test/flows (1)'])
  expect(rows).toContainEqual(['0.0', '0.0', 'test (1)'])
  expect(rows).toContainEqual(['7.0', '0.6', 'in all'])
  const files = rows.flatMap(([, , what]) => (what?.endsWith('.ts') ? [what] : []))
  expect(files).toEqual([
    'test/life/deeper/b.test.ts',
    'test/flows/x.test.ts',
    'test/life/a.test.ts',
    'test/config.test.ts',
  ])
})

it('shows ten files of many', () => {
  const many = Array.from({ length: 30 }, (_, at) => ({ file: `test/a/${at}.test.ts`, time: at, processor: at }))
  expect(table(many).match(/test\/a\/\d+/g)).toHaveLength(10)
})
