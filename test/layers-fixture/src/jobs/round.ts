import { handlers } from './handlers.ts'
import '../../test/support.ts'
export const round = handlers
