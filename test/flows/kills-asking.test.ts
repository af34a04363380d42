import { killedWhileAsking } from './killed-while-asking.ts'

/** Every pair of points: kills-asking.soak.test.ts. */
killedWhileAsking([
  { post: 'arrived', question: 'arrived' },
  { post: 'stored', question: 'stored' },
])
