export const personalData = {
  'personal-data.summary': 'What Roundel keeps about you: see it, have it sent, correct it, delete it',
  'personal-data.show.summary': 'Shows you what is kept about you here',
  'personal-data.export.summary': 'Sends you a copy of what you entered, as two files in your direct messages',
  'personal-data.correct.summary': 'Lets you correct what you entered',
  'personal-data.delete.summary': 'Deletes what you entered; shows first what goes, and what stays and why',
  // show
  'personal-data.show.fallback': 'What is kept about you here.',
  'personal-data.show.heading': 'What is kept about you',
  'personal-data.show.intro':
    'Only you can see this. It is what Roundel keeps about you in this community; other communities are not looked into.',
  'personal-data.show.page': 'Page {page} of {of}.',
  'personal-data.show.none': 'Nothing that you entered is kept.',
  'personal-data.show.earlier': 'Earlier page',
  'personal-data.show.later': 'Next page',
  'personal-data.name': 'Your name, as the platform tells it',
  'personal-data.name.is': '{name}, looked up on {when}.',
  'personal-data.name.admin': 'You administer this community.',
  'personal-data.seats': 'Circles',
  'personal-data.seat.member': '{circle}: you have a seat as a member.',
  'personal-data.seat.facilitator': '{circle}: you facilitate it.',
  'personal-data.seat.left': '{circle}: you had a seat, until {when}.',
  'personal-data.seat.refused': '{circle}: a seat was meant for you, and you could not be let in.',
  'personal-data.seat.closed': '{circle}: you had a seat. The circle has closed.',
  'personal-data.attendance': 'Your answers to sessions',
  'personal-data.attendance.is': '{circle}, session {number}, {when}: {answer}.',
  'personal-data.answer.coming': 'planning to come',
  'personal-data.answer.here': 'here',
  'personal-data.answer.on-my-way': 'on the way',
  'personal-data.answer.cannot': 'can’t make it',
  'personal-data.leaving': 'Leaving a circle',
  'personal-data.leaving.is': '{circle}, {when}. What would have helped, in your words:',
  'personal-data.leaving.silent': '{circle}, {when}. You said nothing more.',
  'personal-data.rooms': 'Your goodbye, posted in the room',
  'personal-data.rooms.is': '{circle}, {when}:',
  'personal-data.next-round': 'The next round',
  'personal-data.next-round.is': '{programme}: you asked for a place on {when}.',
  'personal-data.drafts': 'Forms that you have not finished',
  'personal-data.drafts.is':
    '{count, plural, one {One form, kept} other {# forms, kept}} until you come back to it, for a day at most.',
  'personal-data.messages': 'Private messages to you',
  'personal-data.messages.is':
    '{count, plural, one {One message} other {# messages}}. You have their words in your direct messages.',
  'personal-data.offices': 'What others gave you to do',
  'personal-data.office.steward': 'Steward.',
  'personal-data.office.lead': 'Programme lead.',
  'personal-data.office.facilitator': 'May facilitate a circle.',
  'personal-data.office.safeguarding-lead': 'Safeguarding lead.',
  'personal-data.office.deputy': 'Deputy of the safeguarding lead.',
  'personal-data.office.outsider': 'Outsider, for a concern about the lead.',
  'personal-data.office.group': 'You are in a group to which a power was given.',
  'personal-data.office.contact': 'Named contact of {circle}.',
  'personal-data.office.opened': 'You opened {circle}.',
  'personal-data.side': 'Your side, which you added to a note',
  'personal-data.side.is': '{when}:',
  // the same words for everybody, whether or not there is anything
  'personal-data.notes':
    'Facilitators may have written notes about a boundary. They are not shown here and not erased at a press, whoever they are about: a person looks at them again if you ask. /boundary mine shows what you have been told of, and is where you add your side and ask for a review.',
  'personal-data.audit':
    'Who read or changed something sensitive is written down, without any text, for a year. It stays, because it is there for the people who were written about.',
  // export
  'personal-data.export': 'Have it sent',
  'personal-data.export.fallback': 'Have what you entered sent to you.',
  'personal-data.export.heading': 'A copy for you',
  'personal-data.export.what':
    'Two files with what you entered: one to read, which opens in any browser, and one for programs (JSON). They come in your direct messages with Roundel.',
  'personal-data.export.who':
    'Files on a phone can be read by whoever uses it. Save them somewhere safe, or delete the messages once you have them.',
  'personal-data.export.without':
    'Nothing about boundaries or safety is ever in these files, for anybody. What you wrote there you find in /boundary mine.',
  'personal-data.export.send': 'Send me the files',
  'personal-data.export.on-its-way':
    'The files are on their way to your direct messages. If nothing has come in a minute or two, use /mydata export again: it tells you what became of them.',
  'personal-data.export.already':
    'These files were asked for before; nothing is sent twice. For new ones use /mydata export.',
  'personal-data.export.alt.page': 'A file that you asked for, to read.',
  'personal-data.export.alt.json': 'A file that you asked for, for programs.',
  'personal-data.export.last.waiting': 'The files that you asked for on {when} are still on their way.',
  'personal-data.export.last.sent': 'The files that you asked for on {when} are in your direct messages.',
  'personal-data.export.last.held':
    'Nobody knows whether the files that you asked for on {when} have reached you: please look. If they are not there, have them sent again.',
  'personal-data.export.last.stale':
    'The files that you asked for on {when} could not be sent within the hour, and were deleted. Have them sent again.',
  'personal-data.export.last.failed':
    'The files that you asked for on {when} could not be sent, and were deleted. Nobody else has seen them.',
  'personal-data.export.closed.discord':
    'Your direct messages are closed to Roundel. Open this server’s menu, then Privacy Settings, and allow direct messages; then press the button. You can close them again afterwards.',
  'personal-data.export.closed.slack':
    'Slack did not let Roundel send you files. Whoever runs Roundel here can see what is missing (npm run roundel -- doctor); once it is mended, press the button again.',
  'personal-data.export.closed.rehearsal':
    'The files could not be put into your direct messages. Please press the button again.',
  // the page in the file
  'personal-data.page.heading': 'What you entered into Roundel',
  'personal-data.page.made': 'In {community}, on {when}.',
  'personal-data.page.keep':
    'Whoever can open this file can read it. Keep it safe, or delete it once you have read it.',
  'personal-data.page.none': 'Nothing.',
  // correct
  'personal-data.correct': 'Correct it',
  'personal-data.correct.fallback': 'Correct what you entered.',
  'personal-data.correct.heading': 'What would you like to correct?',
  'personal-data.correct.none': 'There is nothing of yours here that a form could correct.',
  'personal-data.correct.words': 'Your words on leaving',
  'personal-data.correct.words.of': '{circle}, {when}',
  'personal-data.correct.answers': 'Your answer to a session',
  'personal-data.correct.answers.of': 'Session {number}, {when}',
  'personal-data.correct.wish': 'A place in the next round',
  'personal-data.correct.platform':
    'Your name comes from the platform: change it in your profile there. It is looked up again when you next do something.',
  'personal-data.correct.stewards':
    'Powers and posts are given by stewards: ask one of them. A seat is given up with /circle leave.',
  'personal-data.correct.side':
    'What you added to a note is corrected by adding to it, in /boundary mine; so it stays clear who said what, and when.',
  'personal-data.correct.saved': 'Saved, in place of what was there before.',
  'personal-data.correct.gone': 'That is not there any more. Nothing was changed.',
  'personal-data.correct.back': 'Correct something else',
  'personal-data.save': 'Save',
  'personal-data.words.title': 'Your words on leaving',
  'personal-data.words.field': 'What would have helped?',
  'personal-data.words.hint': 'Leave it empty to take your words back.',
  'personal-data.answer.title': 'Your answer',
  'personal-data.answer.field': 'Will you be there?',
  'personal-data.answer.hint': 'It takes the place of what you said before.',
  'personal-data.answer.say.coming': 'I plan to come',
  'personal-data.answer.say.here': 'I’m here',
  'personal-data.answer.say.on-my-way': 'On my way',
  'personal-data.answer.say.cannot': 'Can’t make it',
  'personal-data.wish.title': 'The next round',
  'personal-data.wish.field': 'A place in the next round',
  'personal-data.wish.hint': 'Programme leads and stewards see the list, nobody else.',
  'personal-data.wish.none': 'No place, please',
  // delete
  'personal-data.delete': 'Delete it',
  'personal-data.delete.fallback': 'Delete what you entered? Nothing has happened yet.',
  'personal-data.delete.heading': 'Deleting what you entered',
  'personal-data.delete.intro': 'Nothing has happened yet. This would go, at once and for good:',
  'personal-data.delete.nothing': 'Nothing that could go at a press is kept.',
  'personal-data.delete.now': 'Delete it for good',
  'personal-data.delete.stays': 'This would stay, and why:',
  'personal-data.deleted.fallback': 'What you entered has been deleted.',
  'personal-data.deleted.heading': 'Deleted',
  'personal-data.deleted.gone': 'This has gone, at once and for good:',
  'personal-data.deleted.nothing': 'There was nothing left to delete.',
  'personal-data.deleted.stays': 'This stays, and why:',
  'personal-data.deleted.already': 'That was done already, on {when}. Nothing was deleted a second time.',
  'personal-data.deleted.receipt':
    'This is your receipt; nobody else gets one, and no copy of it is kept. That you deleted, and when, is written down for a year.',
  'personal-data.counted.drafts': '{count, plural, one {one unfinished form} other {# unfinished forms}}',
  'personal-data.counted.attendance': '{count, plural, one {one answer to a session} other {# answers to sessions}}',
  'personal-data.counted.leaving':
    '{count, plural, one {that you left a circle, with your words about it} other {that you left # circles, with your words about it}}',
  'personal-data.counted.rooms':
    '{count, plural, one {your goodbye; where its circle goes on, the room reads that it was taken back} other {your # goodbyes; where a circle goes on, its room reads that it was taken back}}',
  'personal-data.counted.next-round':
    '{count, plural, one {your wish for the next round} other {# wishes for the next round}}',
  'personal-data.counted.messages':
    '{count, plural, one {our copy of one private message to you} other {our copies of # private messages to you}}; what was still to be sent to you is not, unless others count on you for it',
  'personal-data.counted.seats':
    '{count, plural, one {that you had a seat in a circle that you left, or that has closed} other {that you had seats in # circles that you left, or that have closed}}',
  'personal-data.counted.incidents':
    '{count, plural, one {your name in one settled matter} other {your name in # settled matters}}',
  'personal-data.counted.name': '{count, plural, one {your name} other {your names}}',
  'personal-data.stays.seats':
    'Your seat, in every circle that goes on: it is who may be in its room. /circle leave ends it at once; afterwards you can delete it here.',
  'personal-data.stays.facilitated':
    'That you facilitated a circle that has closed, for {months, plural, other {# months}} after it: its people may still have something to ask.',
  'personal-data.stays.offices':
    'Powers and posts that stewards gave you, and circles that you opened or stand in for, as long as you have them: others rely on finding you.',
  'personal-data.stays.name':
    'Your name as the platform tells it, while you are in a circle or others rely on finding you here.',
  'personal-data.stays.room':
    'What stands in the rooms themselves, and in your direct messages: those are the platform’s, and you or an administrator can delete it there. Our copies of room posts go after {days, plural, other {# days}}; of pinned ones when the circle ends.',
  'personal-data.stays.backups': 'Backups that whoever runs Roundel keeps, until newer ones take their place.',
  'personal-data.goodbye.taken-back': 'A goodbye stood here. It was taken back.',
  // how long
  'personal-data.circle.was': 'Circle {number}',
  'personal-data.wish-ended.fallback': 'About a list that you were on.',
  'personal-data.wish-ended':
    'You asked for a place in a next round. Such wishes are kept for six months after the circle, a year at most, and yours has now been deleted. If you would still like a place, tell a programme lead.',
  // `/roundel retention`
  'personal-data.retention.summary': 'What is kept, for how long, and what is deleted next',
  'personal-data.retention.fallback': 'What is kept, and what is deleted next.',
  'personal-data.retention.heading': 'What is deleted next',
  'personal-data.retention.intro':
    'Each night, at twenty past three here, what has been kept for its time is deleted. In the next 30 days:',
  'personal-data.retention.nothing': 'Nothing, as things stand.',
  'personal-data.retention.tonight': '{count} tonight',
  'personal-data.retention.on': '{count} on {on}',
  'personal-data.retention.between': '{count} between {first} and {last}',
  'personal-data.retention.notes': 'Notes of {circle}, if there are any: on {on}',
  'personal-data.retention.notes.more': '{count, plural, one {and of one more circle} other {and of # more circles}}',
  'personal-data.retention.notes.why':
    'Whether there are notes about boundaries, and how many, is not said here: a number would tell of them. One that is being looked at again stays until that is done.',
  'personal-data.retention.kept': 'How long everything is kept',
  'personal-data.retention.ahead': 'What is deleted next',
  'personal-data.retention.kept.heading': 'How long everything is kept',
  'personal-data.retention.nudges':
    'Who pointed to the agreement is never stored: only how often each clause was pointed to.',
  'personal-data.retention.kind.name': 'Names from the platform',
  'personal-data.retention.kind.seats': 'Seats in circles',
  'personal-data.retention.kind.attendance': 'Answers to sessions',
  'personal-data.retention.kind.leaving': 'Words on leaving',
  'personal-data.retention.kind.next-round': 'Wishes for a next round',
  'personal-data.retention.kind.drafts': 'Unfinished forms',
  'personal-data.retention.kind.messages': 'Our copies of private messages',
  'personal-data.retention.kind.rooms': 'Our copies of posts in rooms',
  'personal-data.retention.kind.offices': 'Powers, posts and groups',
  'personal-data.retention.kind.side': 'What people added to notes about themselves',
  'personal-data.retention.kind.notes': 'Notes about boundaries',
  'personal-data.retention.kind.incidents': 'What went otherwise than it should',
  'personal-data.retention.kind.audit': 'Who read or changed what',
  'personal-data.retention.kind.circles': 'Circles: name, seats, agreement, place',
  'personal-data.retention.term.name': 'until 30 days after leaving the community, or six months without being needed.',
  'personal-data.retention.term.seats': 'with their circle.',
  'personal-data.retention.term.attendance': 'until 30 days after the circle closed.',
  'personal-data.retention.term.leaving': 'six months after the circle closed, a year at most.',
  'personal-data.retention.term.next-round':
    'six months after the circle closed, a year at most; whoever wished is told.',
  'personal-data.retention.term.drafts': 'a day.',
  'personal-data.retention.term.messages': '30 days; after that nothing edits them.',
  'personal-data.retention.term.rooms': '30 days; pinned ones while the circle goes on.',
  'personal-data.retention.term.offices': 'as long as they are given; who is in a group, while it has a power.',
  'personal-data.retention.term.side': 'with the note.',
  'personal-data.retention.term.notes':
    '{days, plural, other {# days}} after the circle closed, as setup says; not while one is being looked at again.',
  'personal-data.retention.term.incidents': '30 days after they are settled.',
  'personal-data.retention.term.audit':
    'a year: longer than a round with its notes, so that who read one can still be asked; of a note that is still kept, as long as it is.',
  'personal-data.retention.term.circles':
    'a year after it closed, so that next rounds can see who was with whom. What is left is its number, its dates and whether it met.',
} as const
