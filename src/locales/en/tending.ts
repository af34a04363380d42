export const tending = {} as const satisfies Record<string, string>
