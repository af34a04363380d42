export const opening = 1
