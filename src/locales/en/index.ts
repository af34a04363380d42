// Made from the folder by scripts/generate-indexes.mjs; not kept in git.
import { catalogueOf } from '../catalogue.ts'
import { agreement } from './agreement.ts'
import { boundaries } from './boundaries.ts'
import { circles } from './circles.ts'
import { communities } from './communities.ts'
import { help } from './help.ts'
import { incidents } from './incidents.ts'
import { kit } from './kit.ts'
import { lifecycle } from './lifecycle.ts'
import { membership } from './membership.ts'
import { opening } from './opening.ts'
import { outbox } from './outbox.ts'
import { personalData } from './personal-data.ts'
import { rehearsal } from './rehearsal.ts'
import { rehearsalPage } from './rehearsal/page.ts'
import { rehearsalTour } from './rehearsal/tour.ts'
import { sessions } from './sessions.ts'

export const parts = {
  'agreement': agreement,
  'boundaries': boundaries,
  'circles': circles,
  'communities': communities,
  'help': help,
  'incidents': incidents,
  'kit': kit,
  'lifecycle': lifecycle,
  'membership': membership,
  'opening': opening,
  'outbox': outbox,
  'personal-data': personalData,
  'rehearsal': rehearsal,
  'rehearsal.page': rehearsalPage,
  'rehearsal.tour': rehearsalTour,
  'sessions': sessions,
} as const

export const en = catalogueOf(parts)
