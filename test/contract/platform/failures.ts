import { describe } from 'vitest'
import type { PlatformHarness } from './harness.ts'

export function failures(_harness: PlatformHarness): void {
  describe('failures', () => {})
}
