export const privacy = {} as const satisfies Record<string, string>
