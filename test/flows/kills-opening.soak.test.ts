import { killedWhileOpening } from './killed-while-opening.ts'

killedWhileOpening(3)
