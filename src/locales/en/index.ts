import { agreement } from './agreement.ts'
import { boundary } from './boundary.ts'
import { care } from './care.ts'
import { circle } from './circle.ts'
import { kit } from './kit.ts'
import { posts } from './posts.ts'
import { roundel } from './roundel.ts'
import { session } from './session.ts'

/** British English: plain, warm, short. ICU message syntax; an apostrophe before a brace is doubled. */
export const en = { ...kit, ...agreement, ...boundary, ...care, ...circle, ...posts, ...roundel, ...session } as const
