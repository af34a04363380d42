import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POINTING } from '../../src/areas/agreement/topics.ts'
import { aCircle, platforms } from '../support/scene.ts'
import { until } from '../support/until.ts'

describe.each(platforms)('the correlation id of an act on %s', (platform) => {
  let circle: Awaited<ReturnType<typeof aCircle>>
  beforeAll(async () => {
    circle = await aCircle(platform)
  }, 60_000)
  afterAll(() => circle.close())

  const lines = (since = 0): Record<string, unknown>[] => circle.log.slice(since).map((line) => JSON.parse(line))
  const rowsOf = async (known: ReadonlySet<string>) => {
    const [posts, jobs] = await Promise.all([
      circle.db.read.post.findMany({ orderBy: { id: 'asc' } }),
      circle.db.read.job.findMany({ orderBy: { id: 'asc' } }),
    ])
    const all = [...posts, ...jobs].map((row) => ({ ...row, is: JSON.stringify(row) }))
    return { all, fresh: all.filter((row) => !known.has(row.is)) }
  }
  const known = async () => new Set((await rowsOf(new Set())).all.map((row) => row.is))
  const acted = (since: number) =>
    until('it is in the log', () => lines(since).find((line) => line.event === 'acted' && line.outcome === 'answered'))

  it('does not lead from whoever points to a clause to what is posted', async () => {
    const [member] = circle.people.members
    const [since, before] = [circle.log.length, await known()]
    await member?.runs(circle.room, 'agreement point', { clause: '3' })
    const { correlation } = await acted(since)
    await circle.quiet()
    expect(correlation).toMatch(/^[0-9A-Za-z]{12}$/)

    const { fresh } = await rowsOf(before)
    const pointing = fresh.find((row) => 'topic' in row && row.topic === POINTING.name)
    expect(pointing).toMatchObject({ state: 'sent', correlation: null })
    for (const row of fresh) expect([row.id, row.correlation]).toEqual([row.id, null])
    // its delivery can be followed by an id of its own; the act's stands in no line but that it was made
    const delivery = lines(since).filter((line) => line.post === pointing?.id)
    expect(delivery.map((line) => line.event)).toEqual(['post.attempt', 'post.sent'])
    for (const line of delivery) expect(line.correlation).not.toBe(correlation)
    expect(
      lines(since)
        .filter((line) => line.correlation === correlation)
        .map((line) => line.event),
    ).toEqual(['acted'])
  })

  it('goes from the press to the post that it causes, its job and each line about its delivery', async () => {
    const [since, before] = [circle.log.length, await known()]
    await circle.people.facilitator.runs(circle.room, 'circle pause')
    const { correlation } = await acted(since)
    await circle.quiet()
    expect(correlation).toMatch(/^[0-9A-Za-z]{12}$/)
    const { fresh } = await rowsOf(before)
    const posts = fresh.flatMap((row) => ('topic' in row ? [row] : []))
    expect(posts.map((post) => [post.toKind, post.state, post.correlation])).toEqual([['room', 'sent', correlation]])
    const [post] = posts
    expect(fresh.find((row) => row.id === `post.deliver:${post?.id}`)?.correlation).toBe(correlation)
    const about = lines(since).filter((line) => line.post === post?.id)
    expect(about.map((line) => [line.event, line.correlation])).toEqual([
      ['post.attempt', correlation],
      ['post.sent', correlation],
    ])
  })

  it('is another for each act', async () => {
    const since = circle.log.length
    await circle.people.facilitator.runs(circle.room, 'circle show')
    const first = await acted(since)
    const later = circle.log.length
    await circle.people.facilitator.runs(circle.room, 'circle show')
    const second = await acted(later)
    expect(first.correlation).toMatch(/^[0-9A-Za-z]{12}$/)
    expect(second.correlation).toMatch(/^[0-9A-Za-z]{12}$/)
    expect(second.correlation).not.toBe(first.correlation)
  })
})
