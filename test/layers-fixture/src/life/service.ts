import { privacy } from '../privacy/service.ts'
export const life = privacy
