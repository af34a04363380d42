import fc from 'fast-check'

/**
 * What happens next in a random life. Only numbers: what they mean is worked out from what can be seen and done at that moment (the
 * seventh button of those before her), so every life can be lived, and a shorter one can be made of a long one by leaving acts out.
 */
export type Act =
  | { do: 'press'; who: number; which: number; fill: readonly number[] }
  | { do: 'pick'; who: number; which: number; option: number }
  | { do: 'command'; who: number; where: number; which: number; fill: readonly number[] }
  | { do: 'menu'; who: number; which: number; action: number; fill: readonly number[] }
  | { do: 'home'; who: number }
  | { do: 'say'; who: number; where: number }
  | { do: 'wait'; how: number }
  | { do: 'restart' }
  | { do: 'twice' }
  | { do: 'by hand'; what: number; who: number; where: number }
  | { do: 'trouble'; which: number }

const any = fc.nat({ max: 9_999 })
const fill = fc.array(any, { minLength: 6, maxLength: 6 })

/** How often each comes is a guess at real life: people press and type, time passes, now and then something breaks. */
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ do: fc.constant('press' as const), who: any, which: any, fill }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pick' as const), who: any, which: any, option: any }) },
  { weight: 10, arbitrary: fc.record({ do: fc.constant('command' as const), who: any, where: any, which: any, fill }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('menu' as const), who: any, which: any, action: any, fill }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('home' as const), who: any }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('say' as const), who: any, where: any }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), how: any }) },
  { weight: 1, arbitrary: fc.constant({ do: 'restart' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'twice' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('by hand' as const), what: any, who: any, where: any }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('trouble' as const), which: any }) },
)

export const lives: fc.Arbitrary<Act[]> = fc.array(act, { minLength: 6, maxLength: 18, size: 'max' })
