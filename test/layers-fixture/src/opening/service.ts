import '../rehearsal/index.ts'
import { tending } from '../tending/service.ts'
export const opening = tending
