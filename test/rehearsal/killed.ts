import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { until } from '../support/until.ts'
import { aPage, aProcess, type Page, type Process } from './support/process.ts'

const SAMPLE = 11

/** As soon as the page hears that the work is under way, or so many milliseconds after it asked for it. */
export type Instant = 'as soon as it is under way' | `${number} ms later`

/** The instants at which the process is killed, for each thing that a page can ask of it. */
export interface Instants {
  beginning: readonly Instant[]
  reset: readonly Instant[]
  move: readonly Instant[]
}

export function killedAndStartedAgain(instants: Instants): void {
  describe('killed, and started again', { timeout: 120_000 }, () => {
    let process: Process
    beforeEach(async () => {
      process = await aProcess()
    })
    afterEach(() => process.close())

    const come = async (instant: Instant, underWay: () => boolean): Promise<void> => {
      if (instant === 'as soon as it is under way') await until('it is under way', underWay)
      else await delay(Number.parseInt(instant, 10))
    }
    const begun = async (page: Page): Promise<void> => {
      await until('it has begun', () => {
        const now = page.last('begun')
        return now?.begun === true && !now.busy
      })
    }

    it.each(instants.beginning)('after the beginning was asked for, %s: all of it or nothing', async (instant) => {
      const url = await process.start()
      const page = await aPage(url)
      await until('Roundel is there', async () => (await fetch(`${url}/health`)).ok)
      page.say({ say: 'begin', what: 'sample' })
      await come(instant, () => page.last('begun')?.busy === true)
      process.kill('SIGKILL')
      expect(await process.ended()).toBe('SIGKILL')
      page.close()

      const again = await aPage(await process.start())
      const welcome = await again.told('welcome')
      expect([welcome.begun, welcome.everyone.length]).toEqual(welcome.begun ? [true, SAMPLE] : [false, 0])
      if (!welcome.begun) {
        again.say({ say: 'begin', what: 'sample' })
        await begun(again)
        expect(again.last('everyone')?.everyone).toHaveLength(SAMPLE)
      }
      again.close()
      process.kill('SIGTERM')
      expect(await process.ended()).toBe(0)
      expect(process.err()).toBe('')
    })

    it.each(instants.reset)('after a reset was asked for, %s: all of it or nothing', async (instant) => {
      const page = await aPage(await process.start())
      page.say({ say: 'begin', what: 'sample' })
      await begun(page)
      page.say({ say: 'reset' })
      await come(instant, () => page.last('begun')?.busy === true)
      process.kill('SIGKILL')
      await process.ended()
      page.close()
      const again = await aPage(await process.start())
      const welcome = await again.told('welcome')
      expect([welcome.begun, welcome.everyone.length]).toEqual(welcome.begun ? [true, SAMPLE] : [false, 0])
      again.close()
    })

    it.each(instants.move)('after a move was asked for, %s: the clock is where it got to', async (instant) => {
      const page = await aPage(await process.start())
      page.say({ say: 'begin', what: 'sample' })
      await begun(page)
      const before = (await page.told('clock')).now
      // one that is asked for while another is under way is not taken up
      const asking = setInterval(() => page.say({ say: 'move', to: 'week' }), 5)
      await come(instant, () => page.last('clock')?.moving === true)
      process.kill('SIGKILL')
      clearInterval(asking)
      const seen = page.last('clock')?.now ?? before
      await process.ended()
      page.close()

      const again = await aPage(await process.start())
      const { now } = await again.told('clock')
      expect(Date.parse(now)).toBeGreaterThanOrEqual(Date.parse(seen))
      again.say({ say: 'move', to: 'week' })
      await until('it goes on', () => {
        const told = again.last('clock')
        return told !== undefined && !told.moving && Date.parse(told.now) - Date.parse(now) >= 7 * 86_400_000
      })
      again.close()
    })
  })
}
