import { sessions } from '../sessions/service.ts'
export const agreement = sessions
