import { killedWhileOpening } from './killed-while-opening.ts'

/** Every point once; three times each: kills-opening.soak.test.ts. */
killedWhileOpening(1)
