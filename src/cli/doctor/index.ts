import { Temporal } from 'temporal-polyfill'
import { platformsOf } from '../../compose/adapters.ts'
import { logAt } from '../../ops/log.ts'
import type { Report } from './findings.ts'
import { configuration, data, machine } from './machine.ts'
import { chat } from './platforms.ts'
import { exitOf, json, lines, type ReportPart, verdict } from './report.ts'
import { state } from './state.ts'

export interface DoctorRequest {
  /** What is only to be looked at counts as wrong. */
  strict?: boolean
  /** For scripts: `Report` of findings.ts, instead of words. */
  json?: boolean
  /** Tests alone have another. */
  now?: Temporal.Instant
}

/**
 * Looks at everything that Roundel needs and says what is to be mended. It changes nothing, and may run beside a running
 * Roundel: no connection is made that could take people's presses from it, only questions over REST.
 * @returns the exit code
 */
export async function doctor(
  environment: Readonly<Record<string, string | undefined>>,
  tell: (line: string) => void,
  { strict = false, json: asJson = false, now = Temporal.Now.instant() }: DoctorRequest = {},
): Promise<Report['exit']> {
  const parts: ReportPart[] = []
  const say = (part: ReportPart) => {
    parts.push(part)
    if (!asJson) for (const line of lines(part)) tell(line)
  }
  const { config, findings } = configuration(environment)
  say({ title: 'Configuration', where: '', findings: [machine(now), ...findings] })
  if (config) {
    const { part, db } = await data(config, now)
    say(part)
    if (db) say(await state(db, now))
    for (const platform of await platformsOf(config, logAt('silent'))) {
      for (const found of await chat(platform, db, now)) say(found)
      await platform.stop()
    }
    await db?.close()
  }
  const exit = exitOf(parts, strict)
  tell(asJson ? json(parts, exit, now) : verdict(parts))
  return exit
}
