import { db } from '../data/db.ts'
export const knows = db
