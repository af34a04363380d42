import type { CallPoint } from '../support/people.ts'
import { killedWhileAsking } from './killed-while-asking.ts'

const question: readonly CallPoint[] = ['arrived', 'stored', 'answered']

// once the platform has answered, the post may be known to be there, and nothing is asked. A circle each: Slack keeps ten sockets of an
// app, and takes those of killed processes for open
killedWhileAsking(question.map((then) => ({ post: 'arrived', question: then })))
killedWhileAsking(question.map((then) => ({ post: 'stored', question: then })))
