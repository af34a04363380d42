import { killedWhilePosting } from './killed-while-posting.ts'

/** Every point once; three times each: kills-posting.soak.test.ts. */
killedWhilePosting(1)
