import { livesOn } from './lives-of.ts'

livesOn('discord', 150)
