export const rehearsal = 1
