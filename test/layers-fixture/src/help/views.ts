import { rule } from '../circles/rules.ts'
export const help = rule
