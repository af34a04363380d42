import { describe } from 'vitest'
import type { PlatformHarness } from './harness.ts'

export function answers(_harness: PlatformHarness): void {
  describe('answers', () => {})
}
