// Says something in a chat again and again, and tells on its output what was said, until it is killed.
import { openChat } from '../../../src/adapters/rehearsal/chat/chat.ts'

const [, , file = ''] = process.argv
const chat = openChat({ file, now: () => '2027-03-16T19:00:00Z' })
const anna = chat.byHand.person('Anna').id
const room = chat.byHand.room('lobby').id
process.stdout.write(`${anna} ${room}\n`)
for (let number = 1; ; number += 1) {
  const client = `c${number}`
  const outcome = await chat.people.did({ do: 'say', client, person: anna, room, text: `word ${number}` })
  if (outcome.is === 'said') process.stdout.write(`${client} ${outcome.message}\n`)
}
