export const membership = {
  'membership.how-it-stands': 'How it stands',
  'membership.not-yours': 'You have no seat there, so there is nothing to do. Nothing was changed.',
  'option.name.person': 'Person',
  'option.name.what': 'What',
  'membership.keep': 'Leave it as it is',
  'membership.kept': 'Nothing was changed, and nobody was told.',
  'membership.not-now': '‘{name}’ is being opened or is coming to its end, so who is in it stays as it is for now.',
  // adding
  'membership.add.summary': 'Give somebody a seat in this circle; shows what that means first',
  'membership.option.person': 'The person it is about',
  'membership.add': 'Give them a seat',
  'membership.add.fallback': 'Somebody new in {name}? Nothing has happened yet.',
  'membership.add.heading': 'Somebody new in {name}',
  'membership.add.who': '{who} would have a seat: {count, plural, one {one member} other {# members}} then.',
  'membership.add.sees.discord':
    'They see the room, and what was written there before too, unless this server hides its history from its people. Ask the circle first.',
  'membership.add.sees.slack': 'They see the room with everything that was ever written there. Ask the circle first.',
  'membership.add.sees.rehearsal':
    'They see the room with everything that was ever written there. Ask the circle first.',
  'membership.add.told':
    'They get a private message that says nothing to others. When they are in, the room reads one warm line and is asked to look at its agreement together again.',
  'membership.add.clashes': '{who} has a session of another circle at the same hour: {times}.',
  'membership.add.done':
    '{who} is being let in. The room is told when they are there; if something is in the way, those who look after the circle are told.',
  'membership.add.already': '{who} has a seat already. Nothing was changed.',
  'membership.add.not-here': 'That person cannot be found here any more. Nothing was changed.',
  'membership.add.bot': 'That is a bot, and bots cannot sit in a circle. Nothing was changed.',
  'membership.add.seated': 'They have a seat in this circle already. Nothing was changed.',
  'membership.add.contact':
    'They are the circle’s named contact, who stands in from outside the room. A programme lead can name another contact first, with /circle facilitator. Nothing was changed.',
  'membership.add.full':
    'All {most} seats are taken, so nothing was changed. A new circle, or the next round, has more room: a programme lead can help.',
  'membership.joined.fallback': 'Somebody has joined the circle.',
  'membership.joined': 'Welcome, {who}: good to have you with us.',
  'membership.joined.facilitator': 'Welcome, {who}, who facilitates this circle from now on.',
  'membership.joined.agreement': 'When you next meet, please look at the agreement together again.',
  'membership.added.fallback': 'You have a seat in a circle.',
  'membership.added.heading': 'Welcome to {name}',
  'membership.added.intro':
    'You have a seat in this circle. Its room is yours too; nobody there ranks above anybody. If this comes as a surprise, or you would rather not: with /circle leave, leaving is one press.',
  'membership.added.agreement': 'The agreement is what the circle promises one another; it is pinned in the room.',
  'membership.added.leave': 'To leave: /circle leave. No reason is needed, and your access ends at once.',
  'membership.added.clashes':
    'At the same hour you have a session of another circle of yours: {times}. Only you are told; you decide which.',
  // removing
  'membership.remove.summary': 'End somebody’s part in this circle; shows what that means first',
  'membership.remove': 'End their part; the room reads nothing',
  'membership.remove.line': 'End their part, with a line that names them',
  'membership.remove.fallback': 'End somebody’s part in {name}? Nothing has happened yet.',
  'membership.remove.heading': 'Ending somebody’s part in {name}',
  'membership.remove.who': 'This is about {who}.',
  'membership.remove.access':
    'Their access to the room ends at once, and what they said about sessions to come is forgotten.',
  'membership.remove.told':
    'They alone are told, kindly and in private, with people to call and people to turn to. Facilitators are told that somebody has gone, without a reason.',
  'membership.remove.room':
    'The room reads nothing; or, if you choose so, one neutral line with their name: that they are not part of this circle any more.',
  'membership.remove.records': 'Notes on boundaries, if there are any, stay as long as setup says; this adds none.',
  'membership.remove.first':
    'Has somebody talked with them? A part that ends should not be news from a bot. Two people decide, and one of them tells.',
  'membership.remove.done': 'The part of {who} in this circle has ended. They are told in private.',
  'membership.remove.already': '{who} has no seat here any more. Nothing was changed, and nobody was told again.',
  'membership.remove.yourself': 'To leave yourself, use /circle leave: no reason is asked. Nothing was changed.',
  'membership.remove.facilitator':
    'They facilitate this circle. Only programme leads and stewards can end that; turn to one of them. Nothing was changed.',
  'membership.no-seat': 'That person has no seat in this circle. Nothing was changed.',
  'membership.last-facilitator':
    'Nobody else facilitates this circle, and it has no named contact. A programme lead names somebody with /circle facilitator first; nothing was changed.',
  'membership.removed-line.fallback': 'The circle has changed.',
  'membership.removed-line': '{who} is not part of this circle any more.',
  'membership.removed.fallback': 'About your circle.',
  'membership.removed.heading': 'About your circle',
  'membership.removed':
    'Your part in ‘{name}’ has ended, and so has your access to its room. Nobody in the room was told why.',
  'membership.removed.kind':
    'That can hurt, whatever came before it. You are not alone with it: people to call are one press away, at any hour.',
  'membership.removed.turn-to':
    'If you would like to talk about it, or think that it is not right, turn to {who}. You can ask for it to be looked at again.',
  // facilitating
  'membership.facilitator.summary': 'Who facilitates this circle, or is its named contact; shows what that means first',
  'membership.facilitator.option.what': 'Begin to facilitate (if you leave this out), stop, or be the named contact',
  'membership.role.begin': 'Facilitates from now on',
  'membership.role.begin.means':
    '{who} would facilitate this circle: see what waits for an answer, write private notes on boundaries, and read those of this circle, if there are any, but none about themselves.',
  'membership.role.begin.told': 'They are told in private, with what waits for them; the room reads who facilitates.',
  'membership.role.begin.done':
    '{who} facilitates this circle from now on. What waits for an answer is asked of them too.',
  'membership.role.end': 'Stops facilitating',
  'membership.role.end.means': '{who} would keep a seat as a member, and no longer facilitate.',
  'membership.role.end.told': 'They are told in private; the room reads who facilitates now, and nothing else.',
  'membership.role.end.done': '{who} no longer looks after this circle. A seat in it stays, as a member’s.',
  'membership.role.contact-end.means': '{who} would no longer be the named contact of this circle.',
  'membership.role.contact-end.told': 'They are told in private. The room reads nothing.',
  'membership.role.contact': 'Is the named contact',
  'membership.role.contact.means':
    '{who} would stand in where a facilitator is needed and none is there. The contact is not in the room.',
  'membership.role.contact.told': 'They are told in private. The room reads nothing; /circle show names them.',
  'membership.role.contact.done': '{who} is the named contact of this circle.',
  'membership.role.already': 'It is so already: {who}. Nothing was changed.',
  'membership.facilitator.fallback': 'Who facilitates {name}? Nothing has happened yet.',
  'membership.facilitator.heading': 'Who facilitates {name}',
  'membership.facilitator.already': 'They facilitate this circle already. Nothing was changed.',
  'membership.facilitator.is-not':
    'They do not facilitate this circle, nor are they its named contact. Nothing was changed.',
  'membership.contact.already': 'They are the named contact already. Nothing was changed.',
  'membership.contact.seated':
    'They have a seat in the circle; the named contact stands outside it. Choose somebody else. Nothing was changed.',
  'membership.facilitates.fallback': 'Who facilitates the circle.',
  'membership.facilitates': '{who} facilitates this circle from now on.',
  'membership.facilitate-now': 'From now on, turn to {who} where you would turn to a facilitator.',
  'membership.step-down': 'Step down, and stay a member',
  'membership.stepped-down':
    'You no longer facilitate this circle; your seat is a member’s now. The room reads who facilitates, and nothing else. Looking after yourself is part of it.',
  'membership.you.fallback': 'You have been asked to look after a circle.',
  'membership.you.facilitate': 'You facilitate {name}',
  'membership.you.facilitate.means':
    'You were named as a facilitator. What needs a person in this circle is asked of you in private from now on; what was asked of others before and is still open waits for you too.',
  'membership.you.contact': 'You are the named contact of {name}',
  'membership.you.contact.means':
    'You stand in where the circle would need a facilitator. You are not in its room; what needs a person is asked of you in private.',
  'membership.you.show': '/circle show: how it stands, and what waits for an answer.',
  'membership.you.sessions': '/session list: its dates, who said what, and sessions that nobody has confirmed.',
  'membership.you.boundaries': '/boundary list: the private notes of facilitators.',
  'membership.you.leave':
    'It is not for ever: /circle leave lets you step down as soon as somebody else is there for the circle; a programme lead can always name somebody else.',
  // the next round
  'membership.waiting.summary': 'Who would like a place in the next round, in the order of asking',
  'membership.waiting-list.fallback':
    '{count, plural, =0 {Nobody waits} one {One person waits} other {# people wait}} for the next round.',
  'membership.waiting-list.heading': 'Waiting for the next round',
  'membership.waiting-list.none': 'Nobody waits at the moment.',
  'membership.waiting-list.from': 'from ‘{name}’',
  'membership.waiting-list.how':
    'Only programme leads and stewards see this. /circle add gives somebody a seat and takes them off the list; they can take themselves off at any time.',
  'membership.waiting-list.more': 'More',
  // leaving
  'membership.leave.summary': 'Leave your circle: no reason is asked, one press is enough',
  'membership.leave.button': 'Leave a circle',
  'membership.leave.this': 'Leave this circle',
  'membership.leave.contact.heading': 'You are the named contact of {name}',
  'membership.leave.contact':
    'You have no seat in its room, so there is none to leave. You can stop being its contact at any time; no reason is asked, and the room reads nothing.',
  'membership.leave.contact.alone':
    'Nobody facilitates this circle besides you. A programme lead names somebody with /circle facilitator first; then one press here is enough.',
  'membership.stop-contact': 'Stop being the contact',
  'membership.stopped-contact':
    'You are no longer the named contact of this circle. Nothing more about it is asked of you.',
  'membership.leave.fallback': 'Leaving {name}.',
  'membership.leave.heading': 'Leaving {name}',
  'membership.leave.intro': 'You can leave at any time. No reason is needed, and nobody asks for one.',
  'membership.leave.access': 'Your access to the room ends at once, and its reminders with it.',
  'membership.leave.room':
    'The room reads nothing about it, unless you would like to say goodbye in your own words; those stand there with your name.',
  'membership.leave.told':
    'Whoever facilitates is told in one line that somebody has left, and can look up who. No reason is given.',
  'membership.leave.yours':
    'What you entered about yourself stays yours: /mydata show tells what it is, and /mydata delete deletes what can be deleted.',
  'membership.leave.again': 'You can come back later if there is a place, here or in the next round.',
  'membership.leave.facilitator':
    'You facilitate this circle. Those who facilitate with you, or the named contact, or whoever opened it, are told at once, so that it is not left alone.',
  'membership.leave.now': 'Leave now',
  'membership.leave.goodbye': 'Say goodbye and leave',
  'membership.leave.which': 'Which circle would you like to leave? Nothing happens yet.',
  'membership.leave.choose': 'Choose a circle',
  'membership.leave.none':
    'You have no seat in a circle that goes on, so there is nothing to leave. To be let out of the room of a circle that has closed, name it in /circle leave.',
  'membership.left': 'You have left ‘{name}’.',
  'membership.left.already': 'You have no seat in ‘{name}’ any more. Nothing was changed or posted.',
  'membership.left.access': 'Your access to its room has ended. Thank you for the time you gave it.',
  'membership.left.goodbye': 'The room reads the words you chose, with your name, and nothing else.',
  'membership.left.silent': 'The room reads nothing about it.',
  'membership.left.offers': 'Two things you can do now or never; both are fine.',
  'membership.keep-a-place': 'Keep me a place in the next round',
  'membership.no-place': 'Take me off the list',
  'membership.place-kept':
    'You are on the list for the next round. Only programme leads and stewards can see it; it is for them to write to you, the bot promises no place. You can take yourself off at any time, here or with /mydata correct.',
  'membership.place-gone': 'You are off the list for the next round.',
  'membership.helped.question': 'Is there anything that would have helped?',
  'membership.helped.title': 'What would have helped?',
  'membership.helped.submit': 'Send',
  'membership.helped.intro':
    'Only if you like. It is confidential: programme leads and stewards can read it, with your name, in /circle show, and nobody else of the circle. It is kept encrypted, and it stays yours: /mydata shows and deletes it.',
  'membership.helped.field': 'In your own words',
  'membership.helped.kept': 'Thank you. It is kept for the programme leads to read; /mydata shows and deletes it.',
  'membership.goodbye.title': 'Say goodbye',
  'membership.goodbye.submit': 'Post it and leave',
  'membership.goodbye.intro':
    'These words are posted in the room with your name, and then your access ends. Close this form if you would like to leave without a word.',
  'membership.goodbye.field': 'Your words to the circle',
  'membership.goodbye.fallback': 'Somebody says goodbye.',
  'membership.goodbye.says': '{who} is leaving the circle and says:',
  'membership.somebody-left': 'Somebody has left a circle of yours. No reason is asked.',
  'membership.alone':
    'A circle that you look after has nobody left who facilitates it. A programme lead can name somebody with /circle facilitator; the button shows which circle it is.',
  'membership.empty':
    'Nobody has a seat any more in a circle that you look after. It rests, and nothing is posted, until you decide.',
  'membership.said.heading': 'What those said who left {name}',
  'membership.said.none': 'Nobody has said anything.',
  'membership.said.older': 'Older',
  'membership.said.audited': 'Confidential: please do not pass it on. That you read it is written down.',
} as const
