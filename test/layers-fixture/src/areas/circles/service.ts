import { platform } from '../../chat/platform.ts'
import 'discord.js'
import '@prisma/client'
export const service = platform
