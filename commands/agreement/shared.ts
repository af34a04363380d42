import { readClauses } from '../../src/areas/agreement/service.ts'
import { circleOf } from '../../src/areas/circles/subject-circle.ts'
import type { Context } from '../../src/context.ts'

export const place = (c: Context) => ({ circle: circleOf(c).id, region: c.community.region })

export const clauses = (c: Context) => readClauses(c, circleOf(c).id)
