import { killedAndStartedAgain } from './killed.ts'

// from the first fact to the whole of it
killedAndStartedAgain({
  beginning: ['0 ms later', '80 ms later', '250 ms later', '600 ms later'],
  reset: ['20 ms later', '120 ms later'],
  move: ['50 ms later', '500 ms later'],
})
