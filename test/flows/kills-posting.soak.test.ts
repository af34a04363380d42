import { killedWhilePosting } from './killed-while-posting.ts'

killedWhilePosting(3)
