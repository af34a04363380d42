import 'discord.js'
export const slack = 1
