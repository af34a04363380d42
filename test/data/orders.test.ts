import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readModels } from '../../scripts/models.mjs'
import { modelsOf, unordered } from '../support/orders.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const models = modelsOf(await readModels())
const lines = (source: string) => unordered(source, models).map(({ line }) => line)

describe('the order of what the database gives', () => {
  it('is fixed by a unique key in every list that the code asks for', async () => {
    const files = globSync(['src/**/*.ts', 'commands/**/*.ts'], { cwd: root })
    expect(files.length).toBeGreaterThan(300)
    const found = await Promise.all(
      files.map(async (file) =>
        unordered(await readFile(`${root}/${file}`, 'utf8'), models).map(({ line, what }) => `${file}:${line} ${what}`),
      ),
    )
    expect(found.flat().sort()).toEqual([])
  })

  it.each([
    ['nothing orders it', 'tx.post.findMany({ where: { circleId } })'],
    ['ties are left', "tx.post.findMany({ where: { circleId }, orderBy: { createdAt: 'asc' } })"],
    ['ties are left by several keys', "tx.post.findMany({ orderBy: [{ dueAt: 'asc' }, { createdAt: 'asc' }] })"],
    ['the first of many', "tx.session.findFirst({ where: { circleId, state: 'open' } })"],
    ['a list read along', 'tx.circle.findUnique({ where: { id }, include: { seats: true } })'],
    ['a list of a list', 'tx.seat.findUnique({ where, include: { circle: { include: { sessions: true } } } })'],
    ['another model’s column', "tx.attendance.findMany({ where: { person }, orderBy: { session: { at: 'asc' } } })"],
    ['words are ordered', "tx.circle.findMany({ where: { communityId }, orderBy: [{ name: 'asc' }, { id: 'asc' }] })"],
    ['a range is no value', 'tx.post.findMany({ where: { id: { in: ids } } })'],
  ])('is missed where %s', (_what, source) => {
    expect(lines(source)).toEqual([1])
  })

  it.each([
    ['a last key that is unique', "tx.post.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })"],
    [
      'a key that is unique within what is asked for',
      "tx.session.findMany({ where: { circleId }, orderBy: { number: 'asc' } })",
    ],
    ['one row at most', 'tx.post.findFirst({ where: { id, communityId } })'],
    [
      'a list read along',
      "tx.circle.findUnique({ where: { id }, include: { seats: { orderBy: { person: 'asc' } } } })",
    ],
    [
      'an order with a name',
      "const inOrder = [{ dueAt: 'asc' }, { id: 'asc' }]\ntx.post.findMany({ orderBy: inOrder })",
    ],
  ])('is seen: %s', (_what, source) => {
    expect(lines(source)).toEqual([])
  })
})
