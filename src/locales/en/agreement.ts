export const agreement = {
  'agreement.topic.pinned': 'the agreement',
  'agreement.topic.pointing': 'a reminder of the agreement',
  'agreement.summary': 'What your circle agreed on: read it, or point to a clause of it',
  'agreement.show.summary': 'Read the whole agreement of your circle; only you see it',
  'agreement.point.summary': 'Remind the circle of one clause; nobody learns that it was you',
  'agreement.option.clause': 'Which clause: its number',
  'option.name.clause': 'Clause',
  'agreement.fallback': 'Our agreement, and people to call.',
  'agreement.heading': 'Our agreement',
  'agreement.how-to-point':
    'Anybody can point to a clause: /agreement point, or ‘Point to the agreement’ in a message’s menu. Nobody learns who did.',
  'agreement.read-all': 'Read all',
  'agreement.easy-read': 'Easy read',
  'agreement.easy.fallback': 'Our agreement in easy words.',
  'agreement.easy.heading': 'Our agreement in easy words',
  'agreement.none': 'This circle has no agreement yet. Nothing was changed.',
  'agreement.no-such-clause':
    'There is no such clause. Choose one by its number, from 1 to {last}. Nothing was posted.',
  'agreement.no-room': 'This circle is not open just now, so nothing is posted in its room. Nothing was posted.',
  'agreement.point.action': 'Point to the agreement',
  'agreement.point.title': 'Point to the agreement',
  'agreement.point.submit': 'Point',
  'agreement.point.clause': 'Which clause?',
  'agreement.point.clause.hint': 'Nobody is named and no message is quoted. Nobody learns who pointed.',
  'agreement.point.fallback': 'A moment for clause {number} of our agreement.',
  'agreement.point.question': 'Are we keeping to this one?',
  'agreement.point.for-everybody':
    'A question for all of us. It is about no one person, and nobody learns who asked it.',
  'agreement.pointed':
    'Clause {number} goes up in the room, with a question for everybody. It does not say who pointed, or at what.',
  'agreement.on-the-wall':
    'Clause {number} is already on the wall: it was pointed to less than ten minutes ago. Nothing more was posted.',
  'agreement.choose': 'In the room, or a quiet word? Nothing has been posted yet.',
  'agreement.choose.room': 'Post it in the room',
  'agreement.choose.quiet': 'A quiet word instead',
  'agreement.quiet.fallback': 'How a quiet word can go. Nothing was posted.',
  'agreement.quiet.heading': 'A quiet word',
  'agreement.quiet.when': 'Soon, in private, and when neither of you is in a hurry.',
  'agreement.quiet.ask': 'Ask first how they are. There may be something that you do not know.',
  'agreement.quiet.say':
    'Say what you saw or heard and what it did, apart from what you made of it. Name the clause, not the person.',
  'agreement.quiet.close': 'Ask what would help them to keep to it, and agree on one thing. Then let it rest.',
  'agreement.quiet.timekeeping': 'This one is about time. Being late is never a fault here: offer a different start.',
  'agreement.quiet.nothing-kept':
    'Nothing was posted, counted or kept. If it comes back or somebody was hurt, /boundary log keeps a note of it.',
} as const
