import { customAlphabet } from 'nanoid'

/**
 * The random end of a neutral room name, by which the room is found again: lower-case letters and digits that are not mistaken
 * for one another. 30^4 = 810,000; the circle's number stands beside it.
 */
export const newRoomKey: () => string = customAlphabet('23456789abcdefghjkmnpqrstvwxyz', 4)
