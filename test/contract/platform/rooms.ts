import { describe } from 'vitest'
import type { PlatformHarness } from './harness.ts'

export function rooms(_harness: PlatformHarness): void {
  describe('rooms', () => {})
}
