import { tending } from '../tending/service.ts'
export const boundaries = tending
