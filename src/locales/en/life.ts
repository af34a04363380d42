export const life = {
  'life.how-it-stands': 'How it stands',
  'life.not-yours': 'You have no seat there, so there is nothing to do. Nothing was changed.',
  'option.name.person': 'Person',
  'option.name.what': 'What',
  'life.keep': 'Leave it as it is',
  'life.kept': 'Nothing was changed, and nobody was told.',
  'life.not-now': '‘{name}’ is being opened or is coming to its end, so who is in it stays as it is for now.',
  // adding
  'circle.add.summary': 'Give somebody a seat in this circle; shows what that means first',
  'circle.option.person': 'The person it is about',
  'life.add': 'Give them a seat',
  'life.add.fallback': 'Somebody new in {name}? Nothing has happened yet.',
  'life.add.heading': 'Somebody new in {name}',
  'life.add.who': '{who} would have a seat: {count, plural, one {one member} other {# members}} then.',
  'life.add.sees.discord':
    'They see the room, and what was written there before too, unless this server hides its history from its people. Ask the circle first.',
  'life.add.sees.slack': 'They see the room with everything that was ever written there. Ask the circle first.',
  'life.add.sees.rehearsal': 'They see the room with everything that was ever written there. Ask the circle first.',
  'life.add.told':
    'They get a private message that says nothing to others. When they are in, the room reads one warm line and is asked to look at its agreement together again.',
  'life.add.clashes': '{who} has a session of another circle at the same hour: {times}.',
  'life.add.done':
    '{who} is being let in. The room is told when they are there; if something is in the way, those who look after the circle are told.',
  'life.add.already': '{who} has a seat already. Nothing was changed.',
  'life.add.not-here': 'That person cannot be found here any more. Nothing was changed.',
  'life.add.bot': 'That is a bot, and bots cannot sit in a circle. Nothing was changed.',
  'life.add.seated': 'They have a seat in this circle already. Nothing was changed.',
  'life.add.contact':
    'They are the circle’s named contact, who stands in from outside the room. A programme lead can name another contact first, with /circle facilitator. Nothing was changed.',
  'life.add.full':
    'All {most} seats are taken, so nothing was changed. A new circle, or the next round, has more room: a programme lead can help.',
  'life.joined.fallback': 'Somebody has joined the circle.',
  'life.joined': 'Welcome, {who}: good to have you with us.',
  'life.joined.facilitator': 'Welcome, {who}, who facilitates this circle from now on.',
  'life.joined.agreement': 'When you next meet, please look at the agreement together again.',
  'life.added.fallback': 'You have a seat in a circle.',
  'life.added.heading': 'Welcome to {name}',
  'life.added.intro':
    'You have a seat in this circle. Its room is yours too; nobody there ranks above anybody. If this comes as a surprise, or you would rather not: with /circle leave, leaving is one press.',
  'life.added.agreement': 'The agreement is what the circle promises one another; it is pinned in the room.',
  'life.added.leave': 'To leave: /circle leave. No reason is needed, and your access ends at once.',
  'life.added.clashes':
    'At the same hour you have a session of another circle of yours: {times}. Only you are told; you decide which.',
  // removing
  'circle.remove.summary': 'End somebody’s part in this circle; shows what that means first',
  'life.remove': 'End their part; the room reads nothing',
  'life.remove.line': 'End their part, with a line that names them',
  'life.remove.fallback': 'End somebody’s part in {name}? Nothing has happened yet.',
  'life.remove.heading': 'Ending somebody’s part in {name}',
  'life.remove.who': 'This is about {who}.',
  'life.remove.access':
    'Their access to the room ends at once, and what they said about sessions to come is forgotten.',
  'life.remove.told':
    'They alone are told, kindly and in private, with people to call and people to turn to. Facilitators are told that somebody has gone, without a reason.',
  'life.remove.room':
    'The room reads nothing; or, if you choose so, one neutral line with their name: that they are not part of this circle any more.',
  'life.remove.records': 'Notes on boundaries, if there are any, stay as long as setup says; this adds none.',
  'life.remove.first':
    'Has somebody talked with them? A part that ends should not be news from a bot. Two people decide, and one of them tells.',
  'life.remove.done': 'The part of {who} in this circle has ended. They are told in private.',
  'life.remove.already': '{who} has no seat here any more. Nothing was changed, and nobody was told again.',
  'life.remove.yourself': 'To leave yourself, use /circle leave: no reason is asked. Nothing was changed.',
  'life.remove.facilitator':
    'They facilitate this circle. Only programme leads and stewards can end that; turn to one of them. Nothing was changed.',
  'life.no-seat': 'That person has no seat in this circle. Nothing was changed.',
  'life.last-facilitator':
    'Nobody else facilitates this circle, and it has no named contact. A programme lead names somebody with /circle facilitator first; nothing was changed.',
  'life.removed-line.fallback': 'The circle has changed.',
  'life.removed-line': '{who} is not part of this circle any more.',
  'life.removed.fallback': 'About your circle.',
  'life.removed.heading': 'About your circle',
  'life.removed':
    'Your part in ‘{name}’ has ended, and so has your access to its room. Nobody in the room was told why.',
  'life.removed.kind':
    'That can hurt, whatever came before it. You are not alone with it: people to call are one press away, at any hour.',
  'life.removed.turn-to':
    'If you would like to talk about it, or think that it is not right, turn to {who}. You can ask for it to be looked at again.',
  // facilitating
  'circle.facilitator.summary': 'Who facilitates this circle, or is its named contact; shows what that means first',
  'circle.facilitator.option.what': 'Begin to facilitate (if you leave this out), stop, or be the named contact',
  'life.role.begin': 'Facilitates from now on',
  'life.role.begin.means':
    '{who} would facilitate this circle: see what waits for an answer, write private notes on boundaries, and read those of this circle, if there are any, but none about themselves.',
  'life.role.begin.told': 'They are told in private, with what waits for them; the room reads who facilitates.',
  'life.role.begin.done': '{who} facilitates this circle from now on. What waits for an answer is asked of them too.',
  'life.role.end': 'Stops facilitating',
  'life.role.end.means': '{who} would keep a seat as a member, and no longer facilitate.',
  'life.role.end.told': 'They are told in private; the room reads who facilitates now, and nothing else.',
  'life.role.end.done': '{who} no longer looks after this circle. A seat in it stays, as a member’s.',
  'life.role.contact-end.means': '{who} would no longer be the named contact of this circle.',
  'life.role.contact-end.told': 'They are told in private. The room reads nothing.',
  'life.role.contact': 'Is the named contact',
  'life.role.contact.means':
    '{who} would stand in where a facilitator is needed and none is there. The contact is not in the room.',
  'life.role.contact.told': 'They are told in private. The room reads nothing; /circle show names them.',
  'life.role.contact.done': '{who} is the named contact of this circle.',
  'life.role.already': 'It is so already: {who}. Nothing was changed.',
  'life.facilitator.fallback': 'Who facilitates {name}? Nothing has happened yet.',
  'life.facilitator.heading': 'Who facilitates {name}',
  'life.facilitator.already': 'They facilitate this circle already. Nothing was changed.',
  'life.facilitator.is-not': 'They do not facilitate this circle, nor are they its named contact. Nothing was changed.',
  'life.contact.already': 'They are the named contact already. Nothing was changed.',
  'life.contact.seated':
    'They have a seat in the circle; the named contact stands outside it. Choose somebody else. Nothing was changed.',
  'life.facilitates.fallback': 'Who facilitates the circle.',
  'life.facilitates': '{who} facilitates this circle from now on.',
  'life.facilitate-now': 'From now on, turn to {who} where you would turn to a facilitator.',
  'life.step-down': 'Step down, and stay a member',
  'life.stepped-down':
    'You no longer facilitate this circle; your seat is a member’s now. The room reads who facilitates, and nothing else. Looking after yourself is part of it.',
  'life.you.fallback': 'You have been asked to look after a circle.',
  'life.you.facilitate': 'You facilitate {name}',
  'life.you.facilitate.means':
    'You were named as a facilitator. What needs a person in this circle is asked of you in private from now on; what was asked of others before and is still open waits for you too.',
  'life.you.contact': 'You are the named contact of {name}',
  'life.you.contact.means':
    'You stand in where the circle would need a facilitator. You are not in its room; what needs a person is asked of you in private.',
  'life.you.show': '/circle show: how it stands, and what waits for an answer.',
  'life.you.sessions': '/session list: its dates, who said what, and sessions that nobody has confirmed.',
  'life.you.boundaries': '/boundary list: the private notes of facilitators.',
  'life.you.leave':
    'It is not for ever: /circle leave lets you step down as soon as somebody else is there for the circle; a programme lead can always name somebody else.',
  // resting
  'circle.pause.summary': 'Let this circle rest: no sessions and no reminders, and its dates wait',
  'circle.resume.summary': 'Let this circle go on; shows the new dates first',
  'life.paused.line':
    'The circle rests for now. Roundel opens no session and reminds nobody until it goes on; its dates wait, and the room stays yours.',
  'life.paused.done': 'The circle rests. The room reads that in one line; its dates wait until it goes on.',
  'life.paused.already': 'The circle rests already. Nothing was changed.',
  'life.resume': 'Go on',
  'life.resume.wait': 'Rest a while longer',
  'life.resume.fallback': 'When {name} goes on. Nothing has happened yet.',
  'life.resume.heading': 'When {name} goes on',
  'life.resume.none-left': 'No session is left to plan: it would be open, without dates.',
  'life.resume.told':
    'The room reads the next date in one line, and reminders follow. Sessions that went by are not lost.',
  'life.resume.not-free': 'At one of these dates they have another circle at the same hour: {who}.',
  'life.resume.first': 'Or choose another first date',
  'life.resume.done': 'The circle goes on. The room reads it in one line.',
  'life.resume.already': 'The circle is open already. Nothing was changed.',
  'life.resume.look-again':
    'These dates do not fit any more, most likely because a day has gone by. Use /circle resume again; nothing was changed.',
  'life.resume.empty':
    'Nobody has a seat in this circle. Give somebody one first, with /circle add; nothing was changed.',
  'life.not-paused': 'This circle does not rest. Nothing was changed.',
  'life.resumed.fallback': 'The circle goes on.',
  'life.resumed.line': 'The circle goes on: session {number} is on {when}.',
  'life.resumed.line-open': 'The circle goes on.',
  // closing
  'circle.close.summary': 'End this circle; shows what stays where, and asks what becomes of the room',
  'life.close': 'Close the circle',
  'life.close.keep': 'Keep it going',
  'life.close.fallback': 'Closing {name}? Nothing has happened yet.',
  'life.close.heading': 'Closing {name}',
  'life.close.ask': 'What becomes of the room is for its people to say. Have you asked them?',
  'life.close.stays': 'The room stays open',
  'life.close.stays.means': 'The room stays open: its people go on reading and writing there; Roundel keeps quiet.',
  'life.close.read-only': 'The room can only be read',
  'life.close.read-only.means.discord':
    'The room can only be read: nobody writes there any more, everything stays readable. That is announced there a day before.',
  'life.close.read-only.means.slack':
    'The room can only be read: it goes to the archive. Roundel cannot bring it back; that is announced there a day before.',
  'life.close.read-only.means.rehearsal':
    'The room can only be read: nobody writes there any more. That is announced there a day before.',
  'life.close.stays.then': 'The room stays open to its people. Roundel posts a farewell and nothing after it.',
  'life.close.read-only.then.discord':
    'A day from now nobody can write in the room any more; everything stays readable. Commands do not work there then: name the circle from elsewhere instead.',
  'life.close.read-only.then.slack':
    'A day from now the room goes to the archive: it can be found and read, and nobody writes there any more.',
  'life.close.read-only.then.rehearsal': 'A day from now nobody can write in the room any more.',
  'life.close.sessions':
    '{count, plural, =0 {No session is left to cancel.} one {The one session still planned will not take place.} other {The # sessions still planned will not take place.}}',
  'life.close.kept':
    'Private notes on boundaries, if there are any, are deleted by the day after {date} (if it closes today); later only where a review was asked for.',
  'life.close.farewell': 'The room reads a farewell: what stays where, for how long, and people to call.',
  'life.close.no-way-back': 'A circle that has closed is not opened again. A new one can be opened at any time.',
  'life.close.really.fallback': 'Closing for good? Nothing has happened yet.',
  'life.close.really.heading': 'Once more',
  'life.close.really.discord':
    'The room is told now. A day later nobody can write in it; only an administrator of the server can change that by hand.',
  'life.close.really.slack':
    'The room is told now. A day later it goes to the archive, and Roundel cannot bring it back; only a person can, by hand.',
  'life.close.really.rehearsal': 'The room is told now. A day later nobody can write in it.',
  'life.close.really.not-yet': 'Until then anybody of the circle can press ‘Not yet’, and it goes on.',
  'life.close.announce': 'Yes, tell the room',
  'life.close.announced':
    'It is announced in the room. From {when} on it can only be read; until then anybody of the circle can stop it with ‘Not yet’.',
  'life.close.announced.fallback': 'It is announced in the room.',
  'life.close.done': 'The circle has closed. The room reads a farewell, and stays open to its people.',
  'life.close.already': 'That is announced already. ‘Not yet’, in the room or in /circle show, stops it.',
  'life.not-yet': 'Not yet',
  'life.not-yet.done': 'Stopped: the circle is not being closed. The room reads that in one line.',
  'life.not-yet.nothing': 'There is nothing to stop: the circle is not being closed. Nothing was changed.',
  'life.not-yet.too-late': 'The room is being closed this very moment, so it cannot be stopped any more.',
  'life.not-yet.line': 'Not yet: the circle goes on as planned. What was announced is taken back.',
  'life.not-yet.line-rests':
    'Not yet: the circle is not closed, and rests as before. What was announced is taken back.',
  'life.not-closing': 'The end of the circle was announced here, and taken back.',
  'life.farewell.fallback': 'This circle has come to its end.',
  'life.farewell.heading': '{name} comes to its end',
  'life.farewell.thanks': 'Thank you for what you brought, said and listened to.',
  'life.farewell.stays':
    'The room stays open to you as it is. Roundel posts nothing more here and reminds nobody; nothing is watched.',
  'life.farewell.agreement': 'What was said here stays here. The agreement stays pinned, and stays a promise.',
  'life.farewell.mydata':
    '/mydata show tells what you entered about yourself, and /mydata delete deletes what can be deleted. Both work outside this room too.',
  'life.farewell.kept':
    'Private notes of facilitators on boundaries, if there are any, are deleted by the day after {date}; later only where a review was asked for.',
  'life.farewell.yours': 'What you wrote in this room is kept by the platform, not by Roundel.',
  'life.farewell.people': 'Endings can be hard. People to call are there at any hour, whether a circle is or not.',
  'life.announcement.fallback': 'This circle comes to its end tomorrow.',
  'life.announcement.discord':
    'From {when} on this room can be read, and nobody writes in it any more. There is time until then to say what you would still like to say.',
  'life.announcement.slack':
    'From {when} on this room is in the archive: it can be read, and nobody writes in it any more. There is time until then to say what you would still like to say.',
  'life.announcement.rehearsal': 'From {when} on this room can be read, and nobody writes in it any more.',
  'life.announcement.not-yet': 'Is it too soon? Until then anybody of the circle can press ‘Not yet’.',
  'life.still.stuck':
    'The room of ‘{name}’ was to become one that can only be read, and the platform did not let that happen ({detail}). Nothing is lost: the room is as it was.',
  'life.still.stuck.fallback': 'A circle could not be closed as planned: it needs you.',
  'life.still.again': 'Try again',
  'life.still.leave-open': 'Close it, and leave the room open',
  'life.still.trying': 'Trying again.',
  'life.still.nothing': 'Nothing to do: somebody has decided already.',
  // the next round
  'circle.waiting.summary': 'Who would like a place in the next round, in the order of asking',
  'life.waiting-list.fallback':
    '{count, plural, =0 {Nobody waits} one {One person waits} other {# people wait}} for the next round.',
  'life.waiting-list.heading': 'Waiting for the next round',
  'life.waiting-list.none': 'Nobody waits at the moment.',
  'life.waiting-list.from': 'from ‘{name}’',
  'life.waiting-list.how':
    'Only programme leads and stewards see this. /circle add gives somebody a seat and takes them off the list; they can take themselves off at any time.',
  'life.waiting-list.more': 'More',
  // as it is shown
  'life.show.paused': 'It rests since {when}: no sessions and no reminders, and its dates wait.',
  'life.show.closing': 'Its end is announced: from {when} on its room can only be read.',
  'life.show.closed.stays': 'It closed on {when}. Its room stays open to its people.',
  'life.show.closed.read-only': 'It closed on {when}. Its room can only be read.',
  'life.show.kept':
    'Private notes on boundaries, if there are any, are deleted by the day after {date}; later only where a review was asked for.',
  'life.show.left': 'No longer in it:',
  'life.show.untold': 'Could not be told in private, so please tell them yourself:',
  'life.show.said': 'What those said who left',
  // leaving
  'circle.leave.summary': 'Leave your circle: no reason is asked, one press is enough',
  'life.leave.button': 'Leave a circle',
  'life.leave.this': 'Leave this circle',
  'life.leave.contact.heading': 'You are the named contact of {name}',
  'life.leave.contact':
    'You have no seat in its room, so there is none to leave. You can stop being its contact at any time; no reason is asked, and the room reads nothing.',
  'life.leave.contact.alone':
    'Nobody facilitates this circle besides you. A programme lead names somebody with /circle facilitator first; then one press here is enough.',
  'life.stop-contact': 'Stop being the contact',
  'life.stopped-contact': 'You are no longer the named contact of this circle. Nothing more about it is asked of you.',
  'life.leave.fallback': 'Leaving {name}.',
  'life.leave.heading': 'Leaving {name}',
  'life.leave.intro': 'You can leave at any time. No reason is needed, and nobody asks for one.',
  'life.leave.access': 'Your access to the room ends at once, and its reminders with it.',
  'life.leave.room':
    'The room reads nothing about it, unless you would like to say goodbye in your own words; those stand there with your name.',
  'life.leave.told':
    'Whoever facilitates is told in one line that somebody has left, and can look up who. No reason is given.',
  'life.leave.yours':
    'What you entered about yourself stays yours: /mydata show tells what it is, and /mydata delete deletes what can be deleted.',
  'life.leave.again': 'You can come back later if there is a place, here or in the next round.',
  'life.leave.facilitator':
    'You facilitate this circle. Those who facilitate with you, or the named contact, or whoever opened it, are told at once, so that it is not left alone.',
  'life.leave.now': 'Leave now',
  'life.leave.goodbye': 'Say goodbye and leave',
  'life.leave.which': 'Which circle would you like to leave? Nothing happens yet.',
  'life.leave.choose': 'Choose a circle',
  'life.leave.none':
    'You have no seat in a circle that goes on, so there is nothing to leave. To be let out of the room of a circle that has closed, name it in /circle leave.',
  'life.left': 'You have left ‘{name}’.',
  'life.left.already': 'You have no seat in ‘{name}’ any more. Nothing was changed or posted.',
  'life.left.access': 'Your access to its room has ended. Thank you for the time you gave it.',
  'life.left.goodbye': 'The room reads the words you chose, with your name, and nothing else.',
  'life.left.silent': 'The room reads nothing about it.',
  'life.left.offers': 'Two things you can do now or never; both are fine.',
  'life.keep-a-place': 'Keep me a place in the next round',
  'life.no-place': 'Take me off the list',
  'life.place-kept':
    'You are on the list for the next round. Only programme leads and stewards can see it; it is for them to write to you, the bot promises no place. You can take yourself off at any time, here or with /mydata correct.',
  'life.place-gone': 'You are off the list for the next round.',
  'life.helped.question': 'Is there anything that would have helped?',
  'life.helped.title': 'What would have helped?',
  'life.helped.submit': 'Send',
  'life.helped.intro':
    'Only if you like. It is confidential: programme leads and stewards can read it, with your name, in /circle show, and nobody else of the circle. It is kept encrypted, and it stays yours: /mydata shows and deletes it.',
  'life.helped.field': 'In your own words',
  'life.helped.kept': 'Thank you. It is kept for the programme leads to read; /mydata shows and deletes it.',
  'life.goodbye.title': 'Say goodbye',
  'life.goodbye.submit': 'Post it and leave',
  'life.goodbye.intro':
    'These words are posted in the room with your name, and then your access ends. Close this form if you would like to leave without a word.',
  'life.goodbye.field': 'Your words to the circle',
  'life.goodbye.fallback': 'Somebody says goodbye.',
  'life.goodbye.says': '{who} is leaving the circle and says:',
  'life.somebody-left': 'Somebody has left a circle of yours. No reason is asked.',
  'life.alone':
    'A circle that you look after has nobody left who facilitates it. A programme lead can name somebody with /circle facilitator; the button shows which circle it is.',
  'life.empty':
    'Nobody has a seat any more in a circle that you look after. It rests, and nothing is posted, until you decide.',
  'life.said.heading': 'What those said who left {name}',
  'life.said.none': 'Nobody has said anything.',
  'life.said.older': 'Older',
  'life.said.audited': 'Confidential: please do not pass it on. That you read it is written down.',
} as const satisfies Record<string, string>
