export const agreement = {} as const satisfies Record<string, string>
