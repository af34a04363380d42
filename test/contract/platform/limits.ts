import { describe } from 'vitest'
import type { PlatformHarness } from './harness.ts'

export function limits(_harness: PlatformHarness): void {
  describe('limits', () => {})
}
