export const boundary = {} as const satisfies Record<string, string>
