import { db } from '../../data/db.ts'
export const rule = db
