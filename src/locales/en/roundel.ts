export const roundel = {} as const satisfies Record<string, string>
