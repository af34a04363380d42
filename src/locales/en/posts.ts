export const posts = {} as const satisfies Record<string, string>
