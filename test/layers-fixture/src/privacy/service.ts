export const privacy = 1
