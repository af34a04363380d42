import '../rehearsal/index.ts'
import { db } from '../data/db.ts'
export const content = db
