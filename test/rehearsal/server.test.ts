import { once } from 'node:events'
import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { Frame, FromPage, PageAct, ToPage } from '../../src/adapters/rehearsal/server/wire.ts'
import { text } from '../../src/chat/view.ts'
import { until } from '../support/until.ts'
import { openStage, type Stage, said } from './page/stage.ts'

let stage: Stage
const lines: Line[] = []
beforeEach(async () => {
  stage = await openStage()
})
afterEach(async () => {
  for (const line of lines.splice(0)) line.close()
  await stage.stop()
  expect(stage.failures).toEqual([])
})

/** What a page is told, as it comes over the line. */
class Line {
  readonly frames: Frame[] = []
  private who = ''
  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data) => this.frames.push(JSON.parse(String(data))))
  }
  static async open(): Promise<Line> {
    const socket = new WebSocket(`${stage.url.replace('http', 'ws')}/live`, { origin: stage.url })
    const line = new Line(socket)
    lines.push(line)
    await once(socket, 'open')
    return line
  }
  static async as(person: string, room: string | null = null, since: Hello['since'] = null): Promise<Line> {
    const line = await Line.open()
    line.who = person
    line.say({ say: 'hello', person, room, since, read: {} })
    await line.next('tour')
    return line
  }
  say(said: FromPage | string): void {
    this.socket.send(typeof said === 'string' ? said : JSON.stringify(said))
  }
  act(act: PageAct): void {
    this.say({ say: 'act', person: this.who, act })
  }
  all<S extends ToPage['say']>(say: S): (Frame & { say: S })[] {
    return this.frames.filter((frame): frame is Frame & { say: S } => frame.say === say)
  }
  /** The `nth` of its kind. */
  async next<S extends ToPage['say']>(say: S, nth = 0): Promise<Frame & { say: S }> {
    return until(`${say} ${nth}`, () => this.all(say)[nth])
  }
  close(): void {
    this.socket.terminate()
  }
}
type Hello = FromPage & { say: 'hello' }

function get(path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: Record<string, string>; body: string }>((done, failed) => {
    const asked = request(`${stage.url}${path}`, { headers }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (part) => {
        body += part
      })
      response.on('end', () =>
        done({
          status: response.statusCode ?? 0,
          body,
          headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)])),
        }),
      )
    })
    asked.on('error', failed)
    asked.end()
  })
}

/** The status with which an upgrade is turned away; 101 when it is not. */
async function upgrade(headers: Record<string, string>): Promise<number> {
  const { host, origin, ...rest } = headers
  const socket = new WebSocket(`${stage.url.replace('http', 'ws')}/live`, {
    ...(origin === undefined ? {} : { origin }),
    headers: { ...rest, ...(host === undefined ? {} : { host }) },
  })
  return new Promise((done) => {
    socket.on('open', () => {
      socket.terminate()
      done(101)
    })
    socket.on('unexpected-response', (_request, response) => {
      done(response.statusCode ?? 0)
      socket.terminate()
    })
    socket.on('error', () => {})
  })
}

describe('who may ask', () => {
  it('answers to this machine’s own names with its port, and to no other', async () => {
    const { port } = stage.server
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `LOCALHOST:${port}`, `[::1]:${port}`])
      expect([host, (await get('/', { host })).status]).toEqual([host, 200])
    for (const host of [
      'elsewhere.example',
      `elsewhere.example:${port}`,
      `127.0.0.1:${port + 1}`,
      '127.0.0.1',
      `127.0.0.1.nip.example:${port}`,
    ])
      expect([host, (await get('/', { host })).status]).toEqual([host, 421])
  })

  it('opens a line to pages of its own alone', async () => {
    const { port } = stage.server
    expect(await upgrade({ origin: stage.url })).toBe(101)
    expect(await upgrade({ origin: `http://localhost:${port}`, host: `localhost:${port}` })).toBe(101)
    expect(await upgrade({})).toBe(403)
    expect(await upgrade({ origin: 'null' })).toBe(403)
    expect(await upgrade({ origin: 'https://elsewhere.example' })).toBe(403)
    expect(await upgrade({ origin: `http://127.0.0.1:${port + 1}` })).toBe(403)
    // one of its own names is not the other one’s page
    expect(await upgrade({ origin: `http://localhost:${port}` })).toBe(403)
    expect(await upgrade({ origin: `http://elsewhere.example:${port}`, host: `elsewhere.example:${port}` })).toBe(403)
  })

  it('sends every answer with the headers that keep it safe, also what is not found', async () => {
    for (const path of ['/', '/nothing', '/files/f000000001?as=p000000001']) {
      const { headers } = await get(path)
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
      )
      expect(headers).toHaveProperty('x-content-type-options', 'nosniff')
      expect(headers).toHaveProperty('referrer-policy', 'no-referrer')
    }
  })
})

describe('the page', () => {
  it('names its script and style by what is in them, and only those may be kept', async () => {
    const page = await get('/')
    expect(page.headers).toHaveProperty('cache-control', 'no-cache')
    const names = [...page.body.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, name]) => name ?? '')
    expect(names).toHaveLength(2)
    for (const name of names) {
      expect(name).toMatch(/^\/main-[A-Z0-9]{8}\.(js|css)$/)
      expect((await get(name)).headers).toHaveProperty('cache-control', 'public, max-age=31536000, immutable')
    }
  })

  it('is at most 40 kB when it is loaded first', async () => {
    const page = await get('/', { 'accept-encoding': 'gzip' })
    expect(page.headers).toHaveProperty('content-encoding', 'gzip')
    const names = [...(await get('/')).body.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, name]) => name ?? '')
    let sum = Number(page.headers['content-length'] ?? 2_000)
    for (const name of names) {
      const response = await fetch(`${stage.url}${name}`, { headers: { 'accept-encoding': 'gzip' } })
      expect(response.headers.get('content-encoding')).toBe('gzip')
      sum += Number(response.headers.get('content-length') ?? Number.NaN)
      await response.arrayBuffer()
    }
    expect(sum).toBeLessThan(40_000)
  })
})

describe('files', () => {
  it('gives a file to whom it was sent, to be saved, and to nobody else', async () => {
    const { ada, ben } = stage.ids
    const bytes = new TextEncoder().encode('<script>alert(1)</script>')
    await stage.chat.bot.upload(ada, { name: 'your “data”.html', alt: 'Your data', bytes }, 'k')
    const dm = stage.chat.people.sight(ada)?.rooms.find(({ kind }) => kind === 'dm')
    const [message] = stage.chat.people.messages(ada, dm?.id ?? '')
    const file = message?.files[0]?.id ?? ''
    const hers = await get(`/files/${file}?as=${ada}`)
    expect(hers.status).toBe(200)
    expect(hers.body).toBe('<script>alert(1)</script>')
    expect(hers.headers).toHaveProperty('content-type', 'application/octet-stream')
    expect(hers.headers['content-disposition']).toMatch(
      /^attachment; filename="your__data__?\.html"; filename\*=UTF-8''your%20/,
    )
    for (const path of [`/files/${file}?as=${ben}`, `/files/${file}`, `/files/f999?as=${ada}`])
      expect([path, (await get(path)).status]).toEqual([path, 404])
  })
})

describe('what each page is told', () => {
  it('never tells one what was answered to another, nor that there was an answer', async () => {
    const { ada, ben, circle } = stage.ids
    const hers = await Line.as(ada, circle)
    const his = await Line.as(ben, circle)
    const before = his.frames.length
    hers.act({ do: 'run', client: 'c1', room: circle, path: ['circle', 'show'], args: {} })
    const outcome = await hers.next('outcome')
    expect(outcome.outcome).toEqual({ is: 'answered', message: expect.any(String) })
    expect(JSON.stringify(hers.frames)).toContain('An answer for one person.')
    // he hears what is said afterwards, and nothing in between
    await stage.chat.people.did({ do: 'say', client: 'x', person: ada, room: circle, text: 'Good evening' })
    await his.next('message')
    expect(his.frames.slice(before).map((frame) => frame.say)).toEqual(['message', 'pins'])
    expect(JSON.stringify(his.frames)).not.toContain('An answer for one person.')
  })

  it('tells what happened before it says that it was done', async () => {
    const line = await Line.as(stage.ids.ada, stage.ids.circle)
    line.act({ do: 'say', client: 'c1', room: stage.ids.circle, text: 'Hello' })
    await line.next('outcome')
    const kinds = line.frames.map((frame) => frame.say)
    expect(kinds.lastIndexOf('message')).toBeLessThan(kinds.indexOf('outcome'))
  })

  it('shows nobody a room that is not theirs, whatever they ask for', async () => {
    const { olive, circle } = stage.ids
    await stage.post(circle, said('Between us'))
    const line = await Line.as(olive, circle)
    line.say({ say: 'open', room: circle })
    line.say({ say: 'older', room: circle, before: 'm999999999' })
    line.act({ do: 'say', client: 'c1', room: circle, text: 'Let me in' })
    expect((await line.next('outcome')).outcome).toHaveProperty('is', 'refused')
    expect(JSON.stringify(line.frames)).not.toContain('Between us')
    expect(JSON.stringify(line.all('sight'))).not.toContain(circle)
  })

  it('counts what is new in the other rooms, and not what is open or one’s own', async () => {
    const { ada, ben, circle, lobby } = stage.ids
    const line = await Line.as(ada, lobby)
    await stage.post(circle, said('One'))
    await stage.chat.people.did({ do: 'say', client: 'x1', person: ben, room: circle, text: 'Two' })
    await stage.chat.people.did({ do: 'say', client: 'x2', person: ada, room: circle, text: 'Mine' })
    await stage.chat.people.did({ do: 'say', client: 'x3', person: ben, room: lobby, text: 'Seen' })
    await until('two', () => line.all('unread').some(({ room, count }) => room === circle && count === 2))
    expect(line.all('unread').filter(({ room }) => room === lobby)).toEqual([])
    line.say({ say: 'open', room: circle })
    await line.next('room', 1)
    line.say({ say: 'open', room: lobby })
    await line.next('room', 2)
    await stage.post(circle, said('Three'))
    await until('one', () => line.all('unread').at(-1)?.count === 1)
  })

  it('gives the newest fifty, and older ones when asked', async () => {
    const { ada, lobby } = stage.ids
    for (let nth = 1; nth <= 120; nth += 1)
      await stage.chat.people.did({ do: 'say', client: `c${nth}`, person: ada, room: lobby, text: `message ${nth}` })
    const line = await Line.as(ada, lobby)
    const room = await line.next('room')
    expect([room.messages.length, room.more]).toEqual([50, true])
    line.say({ say: 'older', room: lobby, before: room.messages[0]?.id ?? '' })
    const older = await line.next('older')
    expect([older.messages.length, older.more]).toEqual([50, true])
    line.say({ say: 'older', room: lobby, before: older.messages[0]?.id ?? '' })
    const oldest = await line.next('older', 1)
    expect([oldest.messages.length, oldest.more]).toEqual([20, false])
  })

  it('shows the form to whom it was opened, and takes it away again', async () => {
    const { ada, ben, circle } = stage.ids
    const form = { title: 'A form', intro: null, submit: 'Send', fields: [] }
    stage.answers((_act, reply) => reply.open(form, 'action'))
    const hers = await Line.as(ada, circle)
    const his = await Line.as(ben, circle)
    hers.act({ do: 'run', client: 'c1', room: circle, path: ['circle', 'show'], args: {} })
    const opened = await until('the form', () => hers.all('form').find((frame) => frame.form !== null))
    hers.act({ do: 'dismiss-form', client: 'c2', form: opened.form?.id ?? '' })
    await until('closed', () => hers.all('form').at(-1)?.form === null)
    expect(his.all('form').every((frame) => frame.form === null)).toBe(true)
  })

  it('becomes another person on the same line', async () => {
    const { ada, ben, circle } = stage.ids
    stage.answers((_act, reply) => reply.show('private', said('For Ada alone', text('x'))))
    await stage.chat.people.did({
      do: 'run',
      client: 'c1',
      person: ada,
      room: circle,
      path: ['circle', 'show'],
      args: {},
    })
    const line = await Line.as(ada, circle)
    expect(JSON.stringify(await line.next('room'))).toContain('For Ada alone')
    const before = line.frames.length
    line.say({ say: 'hello', person: ben, room: circle, since: null, read: {} })
    await line.next('room', 1)
    expect(JSON.stringify(line.frames.slice(before))).not.toContain('For Ada alone')
  })
})

describe('a page that becomes somebody else', () => {
  it('is not shown the Home, nor given the suggestions, that the one before had asked for', async () => {
    const { ada, ben, circle } = stage.ids
    let go = (): void => {}
    const held = new Promise<void>((done) => {
      go = done
    })
    stage.answers(async (act, reply) => {
      await held
      if (act.kind === 'home') await stage.chat.bot.home(act.actor.person, said('Home of one person'))
      else await reply.suggest([{ label: 'For Ada', value: '1' }])
    })
    const line = await Line.as(ada, circle)
    line.say({ say: 'home' })
    line.say({
      ...{ say: 'suggest', ask: 1, room: circle, path: ['circle', 'create'] },
      ...{ option: 'theme', query: '' },
    })
    line.say({ say: 'hello', person: ben, room: circle, since: null, read: {} })
    await line.next('welcome', 1)
    go()
    expect(await line.next('choices')).toHaveProperty('choices', [])
    line.say({ say: 'home' })
    expect(await line.next('home')).toHaveProperty('person', ben)
    expect(new Set(line.all('home').map(({ person }) => person))).toEqual(new Set([ben]))
  })

  it('does nothing as another than whom she was when she did it', async () => {
    const { ada, ben, circle } = stage.ids
    const line = await Line.as(ada, circle)
    line.say({ say: 'hello', person: ben, room: circle, since: null, read: {} })
    line.act({ do: 'say', client: 'c1', room: circle, text: 'Words of Ada' })
    expect((await line.next('outcome')).outcome).toMatchObject({ is: 'refused' })
    expect(stage.chat.whole.transcript(circle)).toEqual([])
  })
})

it('counts what comes while she looks at her Home', async () => {
  const { ada, circle, lobby } = stage.ids
  const line = await Line.as(ada, lobby)
  line.say({ say: 'home' })
  await line.next('home')
  await stage.post(lobby, said('Meanwhile'))
  const unread = () => line.all('unread').filter(({ room }) => room === lobby)
  await until('one', () => unread().at(-1)?.count === 1)
  line.say({ say: 'open', room: circle })
  await stage.post(lobby, said('Once more'))
  await until('two', () => unread().at(-1)?.count === 2)
})

it('says so when time is moving and everything shall begin anew', async () => {
  const line = await Line.as(stage.ids.ada, stage.ids.circle)
  let go = (): void => {}
  stage.moving(
    new Promise((done) => {
      go = done
    }),
  )
  line.say({ say: 'move', to: 'day' })
  line.say({ say: 'reset' })
  expect((await line.next('wrong')).why).toContain('Something else is being done')
  go()
  await until('the clock stands', () => line.all('clock').at(-1)?.moving === false)
  expect(stage.chat.people.sight(stage.ids.ada)).not.toBe(null)
})

describe('what is not understood', () => {
  it('is refused in words, and the line stays', async () => {
    const line = await Line.as(stage.ids.ada, stage.ids.circle)
    const wrong = [
      'not json',
      '[]',
      '{"say":"shout"}',
      '{"say":"open"}',
      '{"say":"open","room":"../x"}',
      `{"say":"open","room":"${stage.ids.lobby}","as":"${stage.ids.ben}"}`,
      '{"say":"act","person":"p1","act":{"do":"press","client":"c","message":"m1","place":[0,-1],"chosen":null,"seen":""}}',
      '{"say":"act","person":"p1","act":{"do":"say","client":"c","person":"p1","room":"r1","text":"x"}}',
    ]
    for (const each of wrong) line.say(each)
    await until('all refused', () => line.all('wrong').length === wrong.length)
    expect(new Set(line.all('wrong').map(({ why }) => why))).toEqual(
      new Set(['That was not understood. Please load the page again.']),
    )
    line.act({ do: 'say', client: 'c1', room: stage.ids.circle, text: 'Still here' })
    expect((await line.next('outcome')).outcome).toHaveProperty('is', 'said')
  })

  it('is told to whoever acted when it failed, so that no page waits for ever', async () => {
    const line = await Line.as(stage.ids.ada, stage.ids.circle)
    stage.chat.close()
    line.act({ do: 'say', client: 'c1', room: stage.ids.circle, text: 'Anybody?' })
    const why = 'That did not work. Nothing else was changed; please try again.'
    expect(await line.next('outcome')).toMatchObject({ client: 'c1', outcome: { is: 'silent', why } })
    expect(stage.failures.splice(0).length).toBe(1)
  })

  it('asks who one is before anything is done', async () => {
    const line = await Line.open()
    line.say({ say: 'open', room: stage.ids.circle })
    expect(await line.next('wrong')).toHaveProperty('why', 'Choose who you are first.')
    line.say({ say: 'hello', person: 'p999', room: stage.ids.circle, since: null, read: {} })
    expect(await line.next('welcome')).toHaveProperty('person', null)
    expect(line.all('room')).toEqual([])
  })
})

describe('after the line broke', () => {
  it('tells only what was missed, each thing once and as it is now', async () => {
    const { ada, ben, circle, lobby } = stage.ids
    const first = await Line.as(ada, circle)
    const { run } = await first.next('welcome')
    await stage.chat.people.did({ do: 'say', client: 'x1', person: ben, room: circle, text: 'Heard' })
    const { at } = await first.next('pins')
    first.close()
    const post = await stage.post(circle, said('Missed'))
    await stage.chat.bot.edit(circle, post, said('Missed and changed'), '')
    await stage.post(lobby, said('Elsewhere'))
    const again = await Line.as(ada, circle, { run, at })
    expect(await again.next('welcome')).toHaveProperty('resumed', true)
    expect(again.all('room')).toEqual([])
    expect(
      again.all('message').map(({ message }) => message.body.kind === 'view' && message.body.view.fallback),
    ).toEqual(['Missed and changed'])
  })

  it('counts what belongs together as heard only with the last frame of it', async () => {
    const { ada, circle } = stage.ids
    const line = await Line.as(ada, circle)
    expect(await line.next('welcome')).toHaveProperty('at', 0)
    expect(await line.next('room')).toHaveProperty('at', 0)
    const { at } = await line.next('tour')
    line.act({ do: 'say', client: 'c1', room: circle, text: 'Hello' })
    const outcome = await line.next('outcome')
    expect(await line.next('message')).toHaveProperty('at', at)
    expect(await line.next('pins')).toHaveProperty('at', at + 1)
    expect(outcome).toHaveProperty('at', at + 1)
  })

  it('tells everything anew after a restart of the server', async () => {
    const { ada, circle } = stage.ids
    const first = await Line.as(ada, circle)
    const { run } = await first.next('welcome')
    const { at } = await first.next('tour')
    await stage.restart()
    await stage.post(circle, said('After it'))
    const again = await Line.as(ada, circle, { run, at })
    expect(await again.next('welcome')).toHaveProperty('resumed', false)
    expect(JSON.stringify(await again.next('room'))).toContain('After it')
  })

  it('does once what it is told twice', async () => {
    const { ada, circle } = stage.ids
    const act = { do: 'say', client: 'same', room: circle, text: 'Once' } as const
    const first = await Line.as(ada, circle)
    first.act(act)
    const before = await first.next('outcome')
    first.close()
    const again = await Line.as(ada, circle)
    again.act(act)
    expect((await again.next('outcome')).outcome).toEqual(before.outcome)
    expect(stage.chat.people.messages(ada, circle)).toHaveLength(1)
  })
})

describe('the clock and the beginning', () => {
  it('moves the clock for everybody, and says so while it moves', async () => {
    const line = await Line.as(stage.ids.ada)
    const other = await Line.as(stage.ids.ben)
    line.say({ say: 'move', to: 'day' })
    for (const each of [line, other])
      await until('a day on', () =>
        each.all('clock').some(({ now, moving }) => now === '2027-01-06T18:40:00Z' && !moving),
      )
    expect(line.all('clock').some(({ moving }) => moving)).toBe(true)
    expect(stage.moves).toEqual(['day'])
  })

  it('forgets everything at a reset, for each page', async () => {
    const line = await Line.as(stage.ids.ada, stage.ids.circle)
    line.say({ say: 'move', to: 'week' })
    await until('a week on', () => line.all('clock').some(({ now }) => now.startsWith('2027-01-12')))
    line.say({ say: 'reset' })
    await until(
      'nothing has begun',
      () => line.all('begun').at(-1)?.begun === false && line.all('everyone').at(-1)?.everyone.length === 0,
    )
    await until('the clock of the machine', () => line.all('clock').at(-1)?.now.startsWith('2027-01-05') === true)
    line.say({ say: 'begin', what: 'empty' })
    await until('begun', () => line.all('begun').at(-1)?.begun === true)
  })
})
