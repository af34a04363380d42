/**
 * The longest that a page says at once, in characters of JSON: more than any form of ours takes. What is longer is told to people by the
 * page, and what is too long for its place by the chat, each in words.
 */
export const LONGEST = 80_000
