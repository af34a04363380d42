export const care = {} as const satisfies Record<string, string>
