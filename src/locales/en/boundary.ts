export const boundary = {
  'boundary.summary': 'Private notes of facilitators on boundaries: write one, read them',
  'boundary.log.summary': 'Keep a private note of what happened; nobody is told',
  'boundary.list.summary': 'The notes of a circle that you can read, newest first',
  'boundary.show.summary': 'Read one note, by its number',
  'boundary.option.person': 'Who it is about; can be chosen in the form',
  'boundary.option.clause': 'Which clause, by its number; can be chosen in the form',
  'boundary.option.what': 'What was said or done; can be written in the form',
  'boundary.option.circle': 'Which circle, when you are not in its room',
  'boundary.option.number': 'The four digits of the note',
  'option.name.number': 'Number',
  'boundary.log.action': 'Log a boundary',
  'boundary.log.title': 'Log a boundary',
  'boundary.log.submit': 'Keep it',
  'boundary.log.intro':
    'If somebody is in danger, close this and call the emergency services first; /gethelp shows the numbers. Three fields are enough: talk first if you can.',
  'boundary.log.who': 'Who is it about?',
  'boundary.log.who.hint': 'One person of this circle. They are not told by the bot, and cannot read it here.',
  'boundary.log.clause': 'Which clause of the agreement?',
  'boundary.log.what': 'What happened?',
  'boundary.log.what.hint': 'What was said or done, as you saw or heard it. No opinions are needed.',
  'boundary.yourself':
    'A note cannot be about yourself. If something weighs on you, your co-facilitator or the safeguarding lead is there to talk it over; asking is part of facilitating well. Nothing was kept.',
  'boundary.not-in-circle':
    'That person has no seat in this circle, so a note of it does not belong here. If you are worried about them, tell the safeguarding lead. Nothing was kept.',
  'boundary.no-such-record': 'There is no note with that number that you can read here.',
  'boundary.number': 'No. {number}',
  'boundary.kept': 'Kept as no. {number} of {circle}.',
  'boundary.kept.readers':
    'It is encrypted. The facilitators of this circle (or its named contact), the safeguarding lead and the deputy can read it, never the person it is about, and each reading is written down. Nobody was told, and nothing was posted.',
  'boundary.kept.people-decide':
    'Next comes a private conversation: ask first, say what you saw and what it did, and hear their side. Nothing else follows by itself. Whether it counts as a strike is for people to decide afterwards, never for the bot.',
  'boundary.kept.never':
    'Next comes a private conversation: ask first how they are, say what you saw and what it did, and hear their side. Nothing else follows by itself; this clause never counts as a strike.',
  'boundary.kept.time':
    'This one is about time, so it stays a note and never counts as a strike. Kindness first: ask how things are, and offer a different start, a shorter stay, or a circle at another time.',
  'boundary.next': 'If it is more than that:',
  'boundary.next.lead': 'the safeguarding lead',
  'boundary.next.or': ' or ',
  'boundary.next.worry': 'You are worried about somebody: ask them, and tell {lead} the same day.',
  'boundary.next.disclosure':
    'Somebody told you of abuse or of a risk of harm: listen, do not investigate, and tell {lead} now. Ask an adult what they would like to happen.',
  'boundary.next.child': 'It is about a child: telephone the person on duty now, {telephone}.',
  'boundary.next.child-no-telephone': 'It is about a child: telephone the person on duty now.',
  'boundary.next.danger':
    'Somebody is in danger now: emergency services first (‘Get help now’ shows the number), then {lead}.',
  'boundary.list.heading': 'Boundary notes of {circle}',
  'boundary.list.empty': 'There is no note here for you to read.',
  'boundary.list.choose': 'Read one',
  'boundary.list.label': 'No. {number} · {day} · clause {clause}',
  'boundary.list.older': 'Older',
  'boundary.show.fallback': 'Note no. {number}.',
  'boundary.about': 'About',
  'boundary.clause': 'Clause, as it stood',
  'boundary.when': 'Written',
  'boundary.by': 'By',
  'boundary.audited': 'Only you can see this. That you read it is written down.',
} as const satisfies Record<string, string>
