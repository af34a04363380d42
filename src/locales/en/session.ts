export const session = {} as const satisfies Record<string, string>
