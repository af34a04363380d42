import { agreement } from './agreement.ts'
import { boundary } from './boundary.ts'
import { circle } from './circle.ts'
import { helpNow } from './help-now.ts'
import { incidents } from './incidents.ts'
import { kit } from './kit.ts'
import { life } from './life.ts'
import { posts } from './posts.ts'
import { privacy } from './privacy.ts'
import { rehearsal } from './rehearsal.ts'
import { rehearsalPage } from './rehearsal-page.ts'
import { rehearsalTour } from './rehearsal-tour.ts'
import { roundel } from './roundel.ts'
import { session } from './session.ts'

/** British English: plain, warm, short. ICU message syntax; an apostrophe before a brace is doubled. */
export const en = {
  ...kit,
  ...agreement,
  ...boundary,
  ...helpNow,
  ...circle,
  ...life,
  ...posts,
  ...privacy,
  ...rehearsal,
  ...rehearsalPage,
  ...rehearsalTour,
  ...roundel,
  ...session,
  ...incidents,
} as const
