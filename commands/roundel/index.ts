import type { Noun } from '../noun.ts'
import { definitions as help } from './help.ts'
import { definitions as retention } from './retention.ts'
import { definitions as setup } from './setup.ts'

export const noun: Noun = {
  summary: 'communities.roundel.summary',
  place: 60,
  definitions: (all) => [...setup, ...help(all), ...retention],
}
