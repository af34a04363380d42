import type { DataOwner } from '../../src/areas/personal-data/data-owner.ts'
import { readOwnedData } from '../../src/areas/personal-data/owned.ts'
import type { Context } from '../../src/context.ts'

/** Nobody sees or changes anybody's but her own: what is asked about is always the one who asks. */
export const me = (c: Context): DataOwner => ({ community: c.community.id, person: c.actor.person })

export const place = (c: Context) => ({ zone: c.community.zone ?? 'UTC', region: c.community.region })

export const hersOf = (c: Context) => readOwnedData(c, me(c))
