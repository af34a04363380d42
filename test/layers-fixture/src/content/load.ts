import { db } from '../data/db.ts'
export const content = db
