import { db } from '../../data/db.ts'
import '@slack/bolt'
export const discord = db
