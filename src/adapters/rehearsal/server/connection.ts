import type { WebSocket } from 'ws'
import { unawaited } from '../../../chat/unawaited.ts'
import { t } from '../../../locales/index.ts'
import { Refused } from '../chat/refused.ts'
import type { Change, Did, Outcome } from '../chat/types.ts'
import { Viewer } from './eyes.ts'
import type { SharedParts } from './house.ts'
import { type Frame, type FromPage, fromPage, type ToPage } from './wire.ts'

/** A page that does not read what it is sent, in bytes: it is let go, and asks anew. */
const TOO_FAR_BEHIND = 8_000_000

/** One page that is connected: what it says, and what it is told. It may become another person at any time. */
export class Connection {
  private eyes: Viewer | null = null
  /** Changes that have not been told yet, and the number of the last one. */
  private waiting: Change[] = []
  private upTo = 0
  /** How far the page has heard once it has read the next frame: what belongs together counts as heard with the last frame of it. */
  private at = 0
  private soon: NodeJS.Immediate | null = null
  private readonly stops: (() => void)[]

  constructor(
    private readonly socket: WebSocket,
    private readonly house: SharedParts,
  ) {
    this.stops = [
      house.journal.listen((change, at) => this.changed(change, at)),
      house.clock.listen(() => this.tellsClock()),
      house.tour.listen(() => this.tellTour()),
      house.begun.listen(() => {
        this.send(house.begun.state())
        // after a reset it is the machine's again
        this.tellsClock()
      }),
    ]
    socket.on('message', (data, isBinary) => unawaited(this.heard(isBinary ? '' : String(data)), house.failed))
    socket.on('error', () => socket.terminate())
    socket.on('close', () => this.close())
  }

  /** What goes wrong is told in words. */
  private async heard(text: string): Promise<void> {
    const said = readFrame(text)
    if (said === null) return this.send({ say: 'wrong', why: t('rehearsal.page.not-understood') })
    try {
      await this.do(said)
    } catch (error) {
      if (!(error instanceof Refused)) this.house.failed(error)
      this.send({ say: 'wrong', why: error instanceof Refused ? error.message : t('rehearsal.page.failed') })
    }
  }

  private async do(said: FromPage): Promise<void> {
    const { people, byHand } = this.house
    switch (said.say) {
      case 'hello':
        return this.hello(said)
      case 'begin':
        return this.house.begun.begin(said.what)
      case 'reset':
        return this.house.begun.reset()
      case 'move':
        return this.house.clock.move(said.to)
      case 'tour':
        return said.go === 'on' ? this.house.tour.resume() : this.house.tour.pause()
      case 'add-person':
        byHand.person(said.name, { admin: said.admin })
        return
      case 'add-room':
        byHand.room(said.name)
        return
      case 'let-in':
        byHand.addToRoom(said.room, said.person)
        return
      case 'take-out':
        byHand.removeFromRoom(said.room, said.person)
        return
      case 'leaves':
        byHand.leaves(said.person)
        return
    }
    const { eyes } = this
    if (eyes === null) return this.send({ say: 'wrong', why: t('rehearsal.page.nobody') })
    switch (said.say) {
      case 'open':
        eyes.opens(said.room)
        for (const each of eyes.opened()) this.send(each)
        return
      case 'older':
        return this.send(eyes.older(said.room, said.before))
      case 'home': {
        eyes.opens(null)
        eyes.home = true
        const view = await people.opensHome(eyes.person)
        return this.sendTo(eyes, { say: 'home', person: eyes.person, view })
      }
      case 'suggest': {
        const { ask, room, path, option, query } = said
        const choices = await people.suggests(eyes.person, room, { path, option, query }).catch(() => [])
        return this.send({ say: 'choices', ask, choices: this.isStill(eyes) ? choices : [] })
      }
      case 'act': {
        // the page had become somebody else before it heard of it: what she said is not said by another
        const outcome: Outcome =
          said.person === eyes.person
            ? await this.outcomeOf({ ...said.act, person: eyes.person })
            : { is: 'refused', why: t('rehearsal.page.somebody-else') }
        // what came of it is told before it is said that it was done
        this.tell()
        return this.send({ say: 'outcome', client: said.act.client, outcome })
      }
      default:
        said satisfies never
    }
  }

  /** Whoever acts is told what came of it, even where nothing did: a page waits for that. */
  private async outcomeOf(act: Did): Promise<Outcome> {
    try {
      return await this.house.people.did(act)
    } catch (error) {
      this.house.failed(error)
      return { is: 'silent', why: t('rehearsal.page.failed') }
    }
  }

  private tellsClock(): void {
    unawaited(this.tellClock(), this.house.failed)
  }

  private hello(said: FromPage & { say: 'hello' }): void {
    const { people, journal, begun } = this.house
    const sight = said.person === null ? null : people.sight(said.person)
    const sees = sight?.rooms.some((room) => room.id === said.room) ?? false
    const eyes = sight === null ? null : new Viewer(people, sight.person.id, sees ? said.room : null, { ...said.read })
    const missed = eyes === null || !sees || said.since === null ? null : journal.since(said.since)
    this.forget()
    this.eyes = eyes
    this.at = missed === null ? 0 : (said.since?.at ?? 0)
    this.send({
      say: 'welcome',
      run: journal.run,
      resumed: missed !== null,
      community: people.community(),
      everyone: people.everyone(),
      person: eyes?.person ?? null,
      begun: begun.state().begun,
    })
    this.send(begun.state())
    this.tellsClock()
    if (eyes === null) return
    for (const each of [eyes.sight(), ...eyes.commands(), eyes.form()]) if (each !== null) this.send(each)
    for (const each of missed === null ? eyes.opened() : eyes.after(missed)) this.send(each)
    this.at = journal.at()
    this.tellTour()
  }

  private changed(change: Change, at: number): void {
    this.waiting.push(change)
    this.upTo = at
    // one act changes several things: they are told together, once it is through
    this.soon ??= setImmediate(() => this.tell())
  }

  private tell(): void {
    const { waiting } = this
    this.forget()
    if (waiting.length === 0) return
    const told = this.eyes?.after(waiting) ?? this.everyone(waiting)
    told.forEach((each, nth) => {
      if (nth === told.length - 1) this.at = this.upTo
      this.send(each)
    })
    this.at = this.upTo
  }

  /** All that a page is told while it is nobody: who one can be. */
  private everyone(changes: readonly Change[]): ToPage[] {
    if (!changes.some((change) => change.what === 'people')) return []
    return [{ say: 'everyone', everyone: this.house.people.everyone() }]
  }

  private forget(): void {
    this.waiting = []
    if (this.soon !== null) clearImmediate(this.soon)
    this.soon = null
  }

  private async tellClock(): Promise<void> {
    const told = await this.house.clock.state()
    this.send(told)
  }

  private tellTour(): void {
    this.send({ say: 'tour', tour: this.eyes === null ? null : this.house.tour.state(this.eyes.person) })
  }

  private isStill({ person }: Viewer): boolean {
    return this.eyes?.person === person
  }

  /** What took a while is for nobody else's eyes. */
  private sendTo(eyes: Viewer, message: ToPage): void {
    if (this.isStill(eyes)) this.send(message)
  }

  private send(message: ToPage): void {
    if (this.socket.readyState !== this.socket.OPEN) return
    if (this.socket.bufferedAmount > TOO_FAR_BEHIND) this.socket.terminate()
    else this.socket.send(JSON.stringify({ ...message, at: this.at } satisfies Frame))
  }

  private close(): void {
    this.forget()
    for (const stop of this.stops) stop()
  }
}

/** Null for what is not in our schema. */
function readFrame(text: string): FromPage | null {
  try {
    const result = fromPage.safeParse(JSON.parse(text))
    return result.success ? result.data : null
  } catch {
    return null
  }
}
