import { tending } from '../tending/service.ts'
export const opening = tending
