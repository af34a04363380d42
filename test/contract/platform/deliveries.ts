import { describe } from 'vitest'
import type { PlatformHarness } from './harness.ts'

export function deliveries(_harness: PlatformHarness): void {
  describe('deliveries', () => {})
}
