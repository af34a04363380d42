import type { CallPoint } from '../support/people.ts'
import { killedWhileAsking } from './killed-while-asking.ts'

// once the platform has answered, the outcome may be known: nothing is asked, or the question is there already
const points: readonly CallPoint[] = ['arrived', 'stored']

killedWhileAsking(points.flatMap((post) => points.map((question) => ({ post, question }))))
