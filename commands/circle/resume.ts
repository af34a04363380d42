import { keepers, programmeLeads } from '../../src/areas/circles/powers.ts'
import { RESUME, RESUME_FROM, RESUME_PAGE } from '../../src/areas/lifecycle/actions.ts'
import { peopleWithClashes, resumeCircle, resumePreview } from '../../src/areas/lifecycle/pausing.ts'
import { resumedView, resumePage } from '../../src/areas/lifecycle/pausing-views.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import { isAllowed } from '../../src/chat/permissions.ts'
import { type Context, kit } from '../../src/context.ts'
import { options, region } from './shared.ts'

async function goingOnPage(c: Context, first: string | null) {
  const on = await resumePreview(c, first)
  const clashing = await peopleWithClashes(c, on.sessions)
  // who has another circle is for programme leads to know
  return resumePage(on, clashing.length > 0 && (await isAllowed(programmeLeads, c)) ? clashing : [], region(c))
}

const resumes = kit.command(['circle', 'resume'], {
  summary: 'lifecycle.resume.summary',
  requires: keepers,
  options,
  circle: ({ circle }) => circle,
  opens: kit.privately((_, c) => goingOnPage(c, null)),
})

const resumesPage = kit.press(RESUME_PAGE, {
  requires: keepers,
  circle: ({ circle }) => circle,
  opens: kit.privately((_, c) => goingOnPage(c, null)),
})

const resumesFrom = kit.press(RESUME_FROM, {
  requires: keepers,
  circle: ({ circle }) => circle,
  opens: kit.replacing(({ chosen }, c) => goingOnPage(c, chosen)),
})

const goesOn = kit.press(RESUME, {
  requires: keepers,
  circle: ({ circle }) => circle,
  opens: kit.replacing(async ({ first }, c) => resumedView(!(await resumeCircle(c, first)), region(c))),
})

export const definitions: AnyDefinition<Context>[] = [resumes, resumesPage, resumesFrom, goesOn]
