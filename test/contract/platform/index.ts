import { describe } from 'vitest'
import { answers } from './answers.ts'
import { deliveries } from './deliveries.ts'
import { failures } from './failures.ts'
import { files } from './files.ts'
import { forms } from './forms.ts'
import { happenings } from './happenings.ts'
import type { PlatformHarness } from './harness.ts'
import { home } from './home.ts'
import { limits } from './limits.ts'
import { posts } from './posts.ts'
import { rooms } from './rooms.ts'

/** What every adapter must do, judged by what people can see and who can see it. */
export function platformContract(harness: PlatformHarness): void {
  describe(`the platform contract on ${harness.name}`, () => {
    answers(harness)
    forms(harness)
    posts(harness)
    limits(harness)
    rooms(harness)
    files(harness)
    home(harness)
    happenings(harness)
    failures(harness)
    deliveries(harness)
  })
}
