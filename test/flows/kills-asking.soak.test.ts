import type { CallPoint } from '../support/people.ts'
import { killedWhileAsking } from './killed-while-asking.ts'

const points: readonly CallPoint[] = ['arrived', 'stored', 'answered']

killedWhileAsking(points.flatMap((post) => points.map((question) => ({ post, question }))))
