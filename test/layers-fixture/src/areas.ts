export { service } from './areas/circles/service.ts'
