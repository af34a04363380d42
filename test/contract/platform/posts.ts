import { describe } from 'vitest'
import type { PlatformHarness } from './harness.ts'

export function posts(_harness: PlatformHarness): void {
  describe('posts', () => {})
}
