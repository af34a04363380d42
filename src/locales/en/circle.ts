export const circle = {} as const satisfies Record<string, string>
