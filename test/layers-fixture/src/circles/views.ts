import { service } from './service.ts'
import { agreement } from '../agreement/service.ts'
export const view = service + agreement
