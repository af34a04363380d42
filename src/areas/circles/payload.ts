import { id, payload } from '../../chat/payload.ts'

/** What a button carries that is about one circle. */
export const circlePayload = payload({ circle: id })
