import { describe, expect, it } from 'vitest'
import { PlatformError, UserError } from '../../src/chat/errors.ts'
import { dataLog, type LogFacts, logAt } from '../../src/ops/log.ts'

function listening(level = 'debug') {
  const lines: string[] = []
  return { log: logAt(level, { write: (line) => lines.push(line) }), lines }
}
const said = (facts: LogFacts): Record<string, unknown> => {
  const { log, lines } = listening()
  log.info('acted', facts)
  const { level, time, event, ...rest } = JSON.parse(lines[0] ?? '{}')
  expect([level, event, typeof time]).toEqual(['info', 'acted', 'number'])
  return rest
}

describe('the log', () => {
  it('writes what happened, by whom of ours and how long it took', () => {
    const facts: LogFacts = {
      ...({ kind: 'press', definition: 'outbox.post-it', outcome: 'answered', ms: 12, platform: 'slack' } as const),
      ...{ job: 'post.deliver:aaaaaaaaaaaa', post: 'aaaaaaaaaaaa', circle: 'bbbbbbbbbbbb', session: 'cccccccccccc' },
    }
    expect(said(facts)).toEqual(facts)
  })

  it('leaves out whatever is not of the shape of its field: names, texts, tokens, people’s ids', () => {
    for (const facts of [
      { post: 'Anna Example' },
      { circle: '123456789012345678' },
      { post: 'U02ABCDEFGH' },
      { kind: 'I feel unsafe' },
      { definition: 'xoxb-1234567890-abc' },
      { problem: 'Anna said that she would rather not come, ever' },
      { job: 'post.deliver:anna' },
      { ms: Number.NaN },
    ])
      expect(said(facts)).toEqual({ withheld: true })
  })

  it('leaves out a field that it does not know', () => {
    const more: LogFacts = Object.assign({ ms: 1 }, { person: 'U02ABCDEFGH', toString: 'x' })
    expect(said(more)).toEqual({ ms: 1, withheld: true })
  })

  it('tells an error by its name, its code and our own lines, never by its words', () => {
    const error = Object.assign(new TypeError('Anna wrote: please help'), { code: 'ECONNRESET' })
    const { error: told } = said({ error })
    expect(told).toMatchObject({ name: 'TypeError', code: 'ECONNRESET' })
    expect(JSON.stringify(told)).toContain('test/ops/log.test.ts:')
    expect(JSON.stringify(told)).not.toMatch(/Anna|please|node_modules/)
    expect(said({ error: 'Anna wrote' })).toEqual({ error: { name: 'string' } })
    const platform = said({ error: new PlatformError('forbidden', 'PIN_MESSAGES') })
    expect(platform).toMatchObject({ error: { name: 'PlatformError', kind: 'forbidden', code: 'PIN_MESSAGES' } })
    expect(said({ error: new UserError('outbox.gone', { name: 'Anna' }) })).toMatchObject({
      error: { code: 'outbox.gone' },
    })
  })

  it('takes only a code from a platform’s words', () => {
    const told = JSON.stringify(said({ error: new PlatformError('invalid', 'Anna’s words, echoed by the platform') }))
    expect(told).not.toContain('Anna')
  })

  it('keeps an error’s own line breaks from passing for lines of its stack', () => {
    const error = new Error(`x\n    at Anna (${process.cwd()}/secret/place.ts:1:1)`)
    expect(JSON.stringify(said({ error }))).not.toMatch(/Anna|secret/)
  })

  it('says no more than it is asked to', () => {
    const { log, lines } = listening('warn')
    log.debug('acted')
    log.info('acted')
    log.warn('post.held')
    log.error('job.failed')
    expect(lines.map((line) => JSON.parse(line).event)).toEqual(['post.held', 'job.failed'])
  })

  it('takes the data layer’s numbers and errors, and none of its words', () => {
    const { log, lines } = listening()
    dataLog(log).warn({ tries: 3, err: new Error('postgresql://anna:secret@host') }, 'A connection was lost')
    expect(lines[0]).toContain('"tries":3')
    expect(lines[0]).not.toMatch(/anna|secret|connection/)
  })
})
