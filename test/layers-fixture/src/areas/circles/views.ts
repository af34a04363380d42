import { service } from './service.ts'
export const view = service
