import { opening } from '../opening/service.ts'
export const sessions = opening
