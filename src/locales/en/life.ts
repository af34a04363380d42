export const life = {} as const satisfies Record<string, string>
