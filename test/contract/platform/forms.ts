import { describe } from 'vitest'
import type { PlatformHarness } from './harness.ts'

export function forms(_harness: PlatformHarness): void {
  describe('forms', () => {})
}
