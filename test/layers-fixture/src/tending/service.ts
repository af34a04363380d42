import { life } from '../life/service.ts'
export const tending = life
