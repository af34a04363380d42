export const privacy = {
  'mydata.summary': 'What Roundel keeps about you: see it, have it sent, correct it, delete it',
  'mydata.show.summary': 'Shows you what is kept about you here',
  'mydata.export.summary': 'Sends you a copy of what you entered, as two files in your direct messages',
  'mydata.correct.summary': 'Lets you correct what you entered',
  'mydata.delete.summary': 'Deletes what you entered; shows first what goes, and what stays and why',
  // show
  'mydata.show.fallback': 'What is kept about you here.',
  'mydata.show.heading': 'What is kept about you',
  'mydata.show.intro':
    'Only you can see this. It is what Roundel keeps about you in this community; other communities are not looked into.',
  'mydata.show.page': 'Page {page} of {of}.',
  'mydata.show.none': 'Nothing that you entered is kept.',
  'mydata.show.earlier': 'Earlier page',
  'mydata.show.later': 'Next page',
  'mydata.name': 'Your name, as the platform tells it',
  'mydata.name.is': '{name}, looked up on {when}.',
  'mydata.name.admin': 'You administer this community.',
  'mydata.seats': 'Circles',
  'mydata.seat.member': '{circle}: you have a seat as a member.',
  'mydata.seat.facilitator': '{circle}: you facilitate it.',
  'mydata.seat.left': '{circle}: you had a seat, until {when}.',
  'mydata.seat.refused': '{circle}: a seat was meant for you, and you could not be let in.',
  'mydata.seat.closed': '{circle}: you had a seat. The circle has closed.',
  'mydata.attendance': 'Your answers to sessions',
  'mydata.attendance.is': '{circle}, session {number}, {when}: {answer}.',
  'mydata.answer.coming': 'planning to come',
  'mydata.answer.here': 'here',
  'mydata.answer.on-my-way': 'on the way',
  'mydata.answer.cannot': 'can’t make it',
  'mydata.leaving': 'Leaving a circle',
  'mydata.leaving.is': '{circle}, {when}. What would have helped, in your words:',
  'mydata.leaving.silent': '{circle}, {when}. You said nothing more.',
  'mydata.rooms': 'Your goodbye, posted in the room',
  'mydata.rooms.is': '{circle}, {when}:',
  'mydata.next-round': 'The next round',
  'mydata.next-round.is': '{programme}: you asked for a place on {when}.',
  'mydata.drafts': 'Forms that you have not finished',
  'mydata.drafts.is':
    '{count, plural, one {One form, kept} other {# forms, kept}} until you come back to it, for a day at most.',
  'mydata.messages': 'Private messages to you',
  'mydata.messages.is':
    '{count, plural, one {One message} other {# messages}}. You have their words in your direct messages.',
  'mydata.offices': 'What others gave you to do',
  'mydata.office.steward': 'Steward.',
  'mydata.office.lead': 'Programme lead.',
  'mydata.office.facilitator': 'May facilitate a circle.',
  'mydata.office.safeguarding-lead': 'Safeguarding lead.',
  'mydata.office.deputy': 'Deputy of the safeguarding lead.',
  'mydata.office.outsider': 'Outsider, for a concern about the lead.',
  'mydata.office.group': 'You are in a group to which a power was given.',
  'mydata.office.contact': 'Named contact of {circle}.',
  'mydata.office.opened': 'You opened {circle}.',
  'mydata.side': 'Your side, which you added to a note',
  'mydata.side.is': '{when}:',
  // the same words for everybody, whether or not there is anything
  'mydata.notes':
    'Facilitators may have written notes about a boundary. They are not shown here and not erased at a press, whoever they are about: a person looks at them again if you ask. /boundary mine shows what you have been told of, and is where you add your side and ask for a review.',
  'mydata.audit':
    'Who read or changed something sensitive is written down, without any text, for a year. It stays, because it is there for the people who were written about.',
  // export
  'mydata.export': 'Have it sent',
  'mydata.export.fallback': 'Have what you entered sent to you.',
  'mydata.export.heading': 'A copy for you',
  'mydata.export.what':
    'Two files with what you entered: one to read, which opens in any browser, and one for programs (JSON). They come in your direct messages with Roundel.',
  'mydata.export.who':
    'Files on a phone can be read by whoever uses it. Save them somewhere safe, or delete the messages once you have them.',
  'mydata.export.without':
    'Nothing about boundaries or safety is ever in these files, for anybody. What you wrote there you find in /boundary mine.',
  'mydata.export.send': 'Send me the files',
  'mydata.export.on-its-way':
    'The files are on their way to your direct messages. If nothing has come in a minute or two, use /mydata export again: it tells you what became of them.',
  'mydata.export.already': 'These files were asked for before; nothing is sent twice. For new ones use /mydata export.',
  'mydata.export.alt.page': 'A file that you asked for, to read.',
  'mydata.export.alt.json': 'A file that you asked for, for programs.',
  'mydata.export.last.waiting': 'The files that you asked for on {when} are still on their way.',
  'mydata.export.last.sent': 'The files that you asked for on {when} are in your direct messages.',
  'mydata.export.last.held':
    'Nobody knows whether the files that you asked for on {when} have reached you: please look. If they are not there, have them sent again.',
  'mydata.export.last.stale':
    'The files that you asked for on {when} could not be sent within the hour, and were deleted. Have them sent again.',
  'mydata.export.last.failed':
    'The files that you asked for on {when} could not be sent, and were deleted. Nobody else has seen them.',
  'mydata.export.closed.discord':
    'Your direct messages are closed to Roundel. Open this server’s menu, then Privacy Settings, and allow direct messages; then press the button. You can close them again afterwards.',
  'mydata.export.closed.slack':
    'Slack did not let Roundel send you files. Whoever runs Roundel here can see what is missing (npm run roundel -- doctor); once it is mended, press the button again.',
  'mydata.export.closed.rehearsal':
    'The files could not be put into your direct messages. Please press the button again.',
  // the page in the file
  'mydata.page.heading': 'What you entered into Roundel',
  'mydata.page.made': 'In {community}, on {when}.',
  'mydata.page.keep': 'Whoever can open this file can read it. Keep it safe, or delete it once you have read it.',
  'mydata.page.none': 'Nothing.',
  // correct
  'mydata.correct': 'Correct it',
  'mydata.correct.fallback': 'Correct what you entered.',
  'mydata.correct.heading': 'What would you like to correct?',
  'mydata.correct.none': 'There is nothing of yours here that a form could correct.',
  'mydata.correct.words': 'Your words on leaving',
  'mydata.correct.words.of': '{circle}, {when}',
  'mydata.correct.answers': 'Your answer to a session',
  'mydata.correct.answers.of': 'Session {number}, {when}',
  'mydata.correct.wish': 'A place in the next round',
  'mydata.correct.platform':
    'Your name comes from the platform: change it in your profile there. It is looked up again when you next do something.',
  'mydata.correct.stewards':
    'Powers and posts are given by stewards: ask one of them. A seat is given up with /circle leave.',
  'mydata.correct.side':
    'What you added to a note is corrected by adding to it, in /boundary mine; so it stays clear who said what, and when.',
  'mydata.correct.saved': 'Saved, in place of what was there before.',
  'mydata.correct.gone': 'That is not there any more. Nothing was changed.',
  'mydata.correct.back': 'Correct something else',
  'mydata.save': 'Save',
  'mydata.words.title': 'Your words on leaving',
  'mydata.words.field': 'What would have helped?',
  'mydata.words.hint': 'Leave it empty to take your words back.',
  'mydata.answer.title': 'Your answer',
  'mydata.answer.field': 'Will you be there?',
  'mydata.answer.hint': 'It takes the place of what you said before.',
  'mydata.answer.say.coming': 'I plan to come',
  'mydata.answer.say.here': 'I’m here',
  'mydata.answer.say.on-my-way': 'On my way',
  'mydata.answer.say.cannot': 'Can’t make it',
  'mydata.wish.title': 'The next round',
  'mydata.wish.field': 'A place in the next round',
  'mydata.wish.hint': 'Programme leads and stewards see the list, nobody else.',
  'mydata.wish.none': 'No place, please',
  // delete
  'mydata.delete': 'Delete it',
  'mydata.delete.fallback': 'Delete what you entered? Nothing has happened yet.',
  'mydata.delete.heading': 'Deleting what you entered',
  'mydata.delete.intro': 'Nothing has happened yet. This would go, at once and for good:',
  'mydata.delete.nothing': 'Nothing that could go at a press is kept.',
  'mydata.delete.now': 'Delete it for good',
  'mydata.delete.stays': 'This would stay, and why:',
  'mydata.deleted.fallback': 'What you entered has been deleted.',
  'mydata.deleted.heading': 'Deleted',
  'mydata.deleted.gone': 'This has gone, at once and for good:',
  'mydata.deleted.nothing': 'There was nothing left to delete.',
  'mydata.deleted.stays': 'This stays, and why:',
  'mydata.deleted.already': 'That was done already, on {when}. Nothing was deleted a second time.',
  'mydata.deleted.receipt':
    'This is your receipt; nobody else gets one, and no copy of it is kept. That you deleted, and when, is written down for a year.',
  'mydata.counted.drafts': '{count, plural, one {one unfinished form} other {# unfinished forms}}',
  'mydata.counted.attendance': '{count, plural, one {one answer to a session} other {# answers to sessions}}',
  'mydata.counted.leaving':
    '{count, plural, one {that you left a circle, with your words about it} other {that you left # circles, with your words about it}}',
  'mydata.counted.rooms':
    '{count, plural, one {your goodbye; where its circle goes on, the room reads that it was taken back} other {your # goodbyes; where a circle goes on, its room reads that it was taken back}}',
  'mydata.counted.next-round':
    '{count, plural, one {your wish for the next round} other {# wishes for the next round}}',
  'mydata.counted.messages':
    '{count, plural, one {our copy of one private message to you} other {our copies of # private messages to you}}; what was still to be sent to you is not, unless others count on you for it',
  'mydata.counted.seats':
    '{count, plural, one {that you had a seat in a circle that you left, or that has closed} other {that you had seats in # circles that you left, or that have closed}}',
  'mydata.counted.incidents':
    '{count, plural, one {your name in one settled matter} other {your name in # settled matters}}',
  'mydata.counted.name': '{count, plural, one {your name} other {your names}}',
  'mydata.stays.seats':
    'Your seat, in every circle that goes on: it is who may be in its room. /circle leave ends it at once; afterwards you can delete it here.',
  'mydata.stays.facilitated':
    'That you facilitated a circle that has closed, for {months, plural, other {# months}} after it: its people may still have something to ask.',
  'mydata.stays.offices':
    'Powers and posts that stewards gave you, and circles that you opened or stand in for, as long as you have them: others rely on finding you.',
  'mydata.stays.name':
    'Your name as the platform tells it, while you are in a circle or others rely on finding you here.',
  'mydata.stays.room':
    'What stands in the rooms themselves, and in your direct messages: those are the platform’s, and you or an administrator can delete it there. Our copies of room posts go after {days, plural, other {# days}}; of pinned ones when the circle ends.',
  'mydata.stays.backups': 'Backups that whoever runs Roundel keeps, until newer ones take their place.',
  'mydata.goodbye.taken-back': 'A goodbye stood here. It was taken back.',
  // how long
  'privacy.circle.was': 'Circle {number}',
  'privacy.wish-ended.fallback': 'About a list that you were on.',
  'privacy.wish-ended':
    'You asked for a place in a next round. Such wishes are kept for six months after the circle, a year at most, and yours has now been deleted. If you would still like a place, tell a programme lead.',
  // `/roundel retention`
  'roundel.retention.summary': 'What is kept, for how long, and what is deleted next',
  'retention.fallback': 'What is kept, and what is deleted next.',
  'retention.heading': 'What is deleted next',
  'retention.intro':
    'Each night, at twenty past three here, what has been kept for its time is deleted. In the next 30 days:',
  'retention.nothing': 'Nothing, as things stand.',
  'retention.tonight': '{count} tonight',
  'retention.on': '{count} on {on}',
  'retention.between': '{count} between {first} and {last}',
  'retention.notes': 'Notes of {circle}, if there are any: on {on}',
  'retention.notes.more': '{count, plural, one {and of one more circle} other {and of # more circles}}',
  'retention.notes.why':
    'Whether there are notes about boundaries, and how many, is not said here: a number would tell of them. One that is being looked at again stays until that is done.',
  'retention.kept': 'How long everything is kept',
  'retention.ahead': 'What is deleted next',
  'retention.kept.heading': 'How long everything is kept',
  'retention.nudges': 'Who pointed to the agreement is never stored: only how often each clause was pointed to.',
  'retention.kind.name': 'Names from the platform',
  'retention.kind.seats': 'Seats in circles',
  'retention.kind.attendance': 'Answers to sessions',
  'retention.kind.leaving': 'Words on leaving',
  'retention.kind.next-round': 'Wishes for a next round',
  'retention.kind.drafts': 'Unfinished forms',
  'retention.kind.messages': 'Our copies of private messages',
  'retention.kind.rooms': 'Our copies of posts in rooms',
  'retention.kind.offices': 'Powers, posts and groups',
  'retention.kind.side': 'What people added to notes about themselves',
  'retention.kind.notes': 'Notes about boundaries',
  'retention.kind.incidents': 'What went otherwise than it should',
  'retention.kind.audit': 'Who read or changed what',
  'retention.kind.circles': 'Circles: name, seats, agreement, place',
  'retention.term.name': 'until 30 days after leaving the community, or six months without being needed.',
  'retention.term.seats': 'with their circle.',
  'retention.term.attendance': 'until 30 days after the circle closed.',
  'retention.term.leaving': 'six months after the circle closed, a year at most.',
  'retention.term.next-round': 'six months after the circle closed, a year at most; whoever wished is told.',
  'retention.term.drafts': 'a day.',
  'retention.term.messages': '30 days; after that nothing edits them.',
  'retention.term.rooms': '30 days; pinned ones while the circle goes on.',
  'retention.term.offices': 'as long as they are given; who is in a group, while it has a power.',
  'retention.term.side': 'with the note.',
  'retention.term.notes':
    '{days, plural, other {# days}} after the circle closed, as setup says; not while one is being looked at again.',
  'retention.term.incidents': '30 days after they are settled.',
  'retention.term.audit':
    'a year: longer than a round with its notes, so that who read one can still be asked; of a note that is still kept, as long as it is.',
  'retention.term.circles':
    'a year after it closed, so that next rounds can see who was with whom. What is left is its number, its dates and whether it met.',
} as const satisfies Record<string, string>
