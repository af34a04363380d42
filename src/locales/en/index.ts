import { agreement } from './agreement.ts'
import { boundary } from './boundary.ts'
import { circle } from './circle.ts'
import { helpNow } from './help-now.ts'
import { kit } from './kit.ts'
import { posts } from './posts.ts'
import { roundel } from './roundel.ts'
import { session } from './session.ts'

/** British English: plain, warm, short. ICU message syntax; an apostrophe before a brace is doubled. */
export const en = {
  ...kit,
  ...agreement,
  ...boundary,
  ...helpNow,
  ...circle,
  ...posts,
  ...roundel,
  ...session,
} as const
