export const boundaries = {
  'boundaries.summary': 'Private notes on boundaries: for facilitators, and your own once you are told',
  'boundaries.log.summary': 'Keep a private note of what happened; nobody is told',
  'boundaries.list.summary': 'The notes of a circle that you can read, newest first',
  'boundaries.show.summary': 'Read one note, by its number',
  'boundaries.option.person': 'Who it is about; can be chosen in the form',
  'boundaries.option.clause': 'Which clause, by its number; can be chosen in the form',
  'boundaries.option.what': 'What was said or done; can be written in the form',
  'boundaries.option.circle': 'Which circle, when you are not in its room',
  'boundaries.option.number': 'The four digits of the note',
  'option.name.number': 'Number',
  'boundaries.log.action': 'Log a boundary',
  'boundaries.log.title': 'Log a boundary',
  'boundaries.log.submit': 'Keep it',
  'boundaries.log.intro':
    'If somebody is in danger, close this and call the emergency services first; /gethelp shows the numbers. Three fields are enough: talk first if you can.',
  'boundaries.log.who': 'Who is it about?',
  'boundaries.log.who.hint':
    'Somebody of this circle. The bot tells them nothing; they read nothing until a person tells them.',
  'boundaries.log.clause': 'Which clause of the agreement?',
  'boundaries.log.what': 'What happened?',
  'boundaries.log.what.hint': 'What was said or done, as you saw or heard it. No opinions are needed.',
  'boundaries.yourself':
    'A note cannot be about yourself. If something weighs on you, your co-facilitator or the safeguarding lead is there to talk it over; asking is part of facilitating well. Nothing was kept.',
  'boundaries.not-in-circle':
    'That person has no seat in this circle, so a note of it does not belong here. If you are worried about them, tell the safeguarding lead. Nothing was kept.',
  'boundaries.no-such-record': 'There is no note with that number that you can read here.',
  'boundaries.number': 'No. {number}',
  'boundaries.kept': 'Kept as no. {number} of {circle}.',
  'boundaries.kept.readers':
    'It is encrypted. The facilitators of this circle (or its named contact), the safeguarding lead and the deputy can read it, and each reading is written down. The person it is about reads nothing of it until somebody has told them. Nobody was told by the bot, and nothing was posted.',
  'boundaries.kept.people-decide':
    'Next comes a private conversation: ask first, say what you saw and what it did, and hear their side. Nothing else follows by itself. Whether it counts as a strike is for people to decide afterwards, never for the bot.',
  'boundaries.kept.never':
    'Next comes a private conversation: ask first how they are, say what you saw and what it did, and hear their side. Nothing else follows by itself; this clause never counts as a strike.',
  'boundaries.kept.time':
    'This one is about time, so it stays a note and never counts as a strike. Kindness first: ask how things are, and offer a different start, a shorter stay, or a circle at another time.',
  'boundaries.next': 'If it is more than that:',
  'boundaries.next.lead': 'the safeguarding lead',
  'boundaries.next.or': ' or ',
  'boundaries.next.worry': 'You are worried about somebody: ask them, and tell {lead} the same day.',
  'boundaries.next.disclosure':
    'Somebody told you of abuse or of a risk of harm: listen, do not investigate, and tell {lead} now. Ask an adult what they would like to happen.',
  'boundaries.next.child': 'It is about a child: telephone the person on duty now, {telephone}.',
  'boundaries.next.child-no-telephone': 'It is about a child: telephone the person on duty now.',
  'boundaries.next.danger':
    'Somebody is in danger now: emergency services first (‘Get help now’ shows the number), then {lead}.',
  'boundaries.list.heading': 'Boundary notes of {circle}',
  'boundaries.list.empty': 'There is no note here for you to read.',
  'boundaries.list.choose': 'Read one',
  'boundaries.list.label': 'No. {number} · {day} · clause {clause}',
  'boundaries.list.older': 'Older',
  'boundaries.show.fallback': 'Note no. {number}.',
  'boundaries.about': 'About',
  'boundaries.clause': 'Clause, as it stood',
  'boundaries.when': 'Written',
  'boundaries.by': 'By',
  'boundaries.audited': 'Only you can see this. That you read it is written down.',
  'boundaries.list.review': 'review asked for',
  'boundaries.open': 'Open the note',
  'boundaries.read-on': 'Read on',
  'boundaries.back': 'Back',
  'boundaries.page': 'Page {page} of {pages}.',
  'boundaries.corrected': '{times, plural, one {Read the correction below.} other {Read the # corrections below.}}',
  'boundaries.entry.correction': 'A correction',
  'boundaries.entry.outcome': 'What was done',
  'boundaries.entry.opinion': 'What was made of it',
  'boundaries.entry.as-told': 'What happened, in the words that they can read',
  'boundaries.entry.own-side': 'Their side',
  'boundaries.entry.your-side': 'Your side',
  'boundaries.entry.withdrawal': 'Why the strike was taken back',
  'boundaries.entry.review': 'What came of the review',
  'boundaries.add.summary': 'Add to a note: a correction, what was done, what you made of it',
  'boundaries.option.kind': 'What it is; can be chosen in the form',
  'boundaries.option.words': 'Your words; can be written in the form',
  'boundaries.add.title': 'Add to a note',
  'boundaries.add.submit': 'Add it',
  'boundaries.add.number': 'Which note?',
  'boundaries.add.kind': 'What would you like to add?',
  'boundaries.add.intro':
    'Nothing is written over: it stands below what was written before, with the date and your name. Corrections and what was done can be read by the person it is about once somebody has told them, without your name.',
  'boundaries.add.four-digits': 'The number of a note has four digits.',
  'boundaries.add.which': 'Choose what it is: a correction, what was done, or what you made of it.',
  'boundaries.add.correction': 'A correction',
  'boundaries.add.correction.intro':
    'What was written stays; this stands below it, with the date and your name. Once somebody has told them, the person it is about can read it, without your name: leave out who told of it and who saw it.',
  'boundaries.add.outcome': 'What was done',
  'boundaries.add.outcome.intro':
    'A conversation, an agreement, a change. Once somebody has told them, the person it is about can read it, without your name: leave out who told of it and who saw it.',
  'boundaries.add.opinion': 'What I made of it',
  'boundaries.add.opinion.intro':
    'Kept and shown apart from what happened; the person it is about never reads it here. Where there is abuse or a risk of harm, write no opinion: the facts are enough, and the safeguarding lead is told.',
  'boundaries.words': 'Your words',
  'boundaries.words.hint': 'Short is fine. It cannot be changed afterwards, only added to.',
  'boundaries.added': 'Added to no. {number}. What was there before stays as it was.',
  'boundaries.no-opinion':
    'This note keeps facts only: its clause is about time or about how somebody is. Write what was done, or a correction. Nothing was added.',
  'boundaries.opinions': 'What was made of it',
  'boundaries.opinions.heading': 'No. {number}: what was made of it',
  'boundaries.opinions.apart':
    'Opinions, kept apart from what happened. The person it is about does not read them here.',
  'boundaries.told.summary': 'Say that a person has told somebody of a note about them',
  'boundaries.told': 'They have been told',
  'boundaries.told.title': 'They have been told',
  'boundaries.told.submit': 'They have been told',
  'boundaries.told.label': 'Told',
  'boundaries.told.not-yet': 'Not yet: they read nothing of it.',
  'boundaries.told.intro':
    'The bot tells nobody: this says that a person did, in private. From then on they can read the clause, the date, what happened, what was done and a strike with /boundary mine; never who told of it, or what anybody made of it.',
  'boundaries.told.who': 'Who told them?',
  'boundaries.told.who.hint': 'A person who spoke with them: you, or somebody else, never the bot.',
  'boundaries.told.day.label': 'On which day?',
  'boundaries.told.what': 'What happened, as they read it',
  'boundaries.told.what.hint': 'Leave out who told of it and who saw it. What was first written stays for its readers.',
  'boundaries.told.by': '{who}, {when}',
  'boundaries.told.preview':
    'Once a person has told {who}, they can read what happened, in these words or in those that you write for them:',
  'boundaries.told.done':
    'Noted: they have been told of no. {number}, and can read it now with /boundary mine. Let them know that they can add their side there, and ask for a review.',
  'boundaries.told.already': 'They have been told already; nothing was changed.',
  'boundaries.told.by-herself':
    'Nobody is told of a note by themselves. Choose the person who spoke with them; nothing was changed.',
  'boundaries.told.day':
    'That day is before the note was written, or has not come yet. Choose the day of the conversation; nothing was changed.',
  'boundaries.strike.summary': 'See whether a note would count as a strike, and decide; after the conversation',
  'boundaries.strike.label': 'Strike',
  'boundaries.strike.consider': 'Consider a strike',
  'boundaries.strike.count': 'Count it as a strike',
  'boundaries.strike.withdraw': 'Take the strike back',
  'boundaries.strike.withdraw.submit': 'Take it back',
  'boundaries.strike.withdraw.intro':
    'It stops counting at once, and cannot be given again for this note. Your reason is kept, and the person it is about can read it, without your name.',
  'boundaries.strike.withdraw.done':
    'The strike of no. {number} was taken back and does not count any more. Tell the person it is about.',
  'boundaries.strike.preview':
    'This would be {nth, plural, =1 {the first} =2 {the second} =3 {the third} other {strike number #}} of {of} strikes.',
  'boundaries.strike.changed':
    'Something has changed since you looked. Nothing was counted; this is how it stands now:',
  'boundaries.strike.what':
    'A strike is a step that people take after a conversation. It counts until the circle ends, it can be taken back, and the person it is about sees it and can ask for a review. The bot tells nobody and does nothing by itself.',
  'boundaries.strike.counted':
    'No. {number} counts as {nth, plural, =1 {the first} =2 {the second} =3 {the third} other {strike number #}} of {of} strikes.',
  'boundaries.strike.tell':
    'Tell them yourself, in private, soon: they can see it with /boundary mine. Nobody was told by the bot.',
  'boundaries.strike.given': 'Given {when}.',
  'boundaries.strike.given-by': 'Given {when} by {who}.',
  'boundaries.strike.withdrawn': 'Taken back {when}: it does not count.',
  'boundaries.strike.over': 'The circle ended {when}: it does not count any more.',
  'boundaries.strike.until': 'It counts until the circle ends; the last session is planned for {when}.',
  'boundaries.strike.until-end': 'It counts until the circle ends.',
  'boundaries.strike.time':
    'This note is about time, so it never counts as a strike. Kindness first: offer a different start, or a shorter stay.',
  'boundaries.strike.never': 'The clause of this note never counts as a strike. It stays a note.',
  'boundaries.strike.counts-already': 'This note counts as a strike already. A note counts once.',
  'boundaries.strike.was-withdrawn': 'The strike of this note was taken back; it cannot be given again.',
  'boundaries.strike.not-told':
    'A strike comes after the conversation. Talk first; then press ‘They have been told’ on the note. Nothing was counted.',
  'boundaries.strike.ended': 'The circle has ended, and strikes count no longer than that. Nothing was counted.',
  'boundaries.strike.none': 'This note does not count as a strike. Nothing was changed.',
  'boundaries.third': 'Three strikes: people decide what follows, not the bot.',
  'boundaries.third.two':
    'Two people decide together: you and one other, another facilitator or {lead}. Nothing happens until you have.',
  'boundaries.third.hear':
    'Hear them once more first. Somebody who is sorry can be heard, and a strike can be taken back.',
  'boundaries.third.told':
    'One of you tells them what was decided, in private and in person; never by a message in the room.',
  'boundaries.third.support':
    'They are not left alone: agree on one person who supports them, a private room, and the date of the first contact.',
  'boundaries.third.write':
    'Write what you decided, who told them and who supports them into the note, as what was done.',
  'boundaries.review.label': 'Review',
  'boundaries.review.asked': 'Asked for {when}. The note is kept until it is done.',
  'boundaries.review.closed': 'Done {when}.',
  'boundaries.review.unreached': 'The notice of the review did not reach {who}. Please tell them yourself.',
  'boundaries.review.unheard':
    'The notice of your request may not have reached anybody. Please speak to {lead} yourself.',
  'boundaries.review.close': 'Close the review',
  'boundaries.review.close.submit': 'Close it',
  'boundaries.review.close.intro':
    'Write what came of it, after hearing both sides. The person it is about can read it, without your name, and is let known that something is waiting.',
  'boundaries.review.close.done':
    'The review of no. {number} is closed. They are let known that something is waiting for them.',
  'boundaries.review.not-open': 'No review of this note is open. Nothing was changed.',
  'boundaries.review.not-yours':
    'A review is closed by somebody else than who wrote the note: the safeguarding lead, the deputy, or another facilitator. Nothing was changed.',
  'boundaries.review.is-asked': 'A review is asked for.',
  'boundaries.review.next':
    'Those who can look at it again were let known that something is waiting. What comes of it will stand in your note, which is kept until then. You can also speak to {lead}.',
  'boundaries.readers': 'Who has read this',
  'boundaries.readers.heading': 'Who has read no. {number}',
  'boundaries.done.log': 'wrote it',
  'boundaries.done.list': 'looked at the list of notes',
  'boundaries.done.read': 'read it',
  'boundaries.done.read-opinion': 'read what was made of it',
  'boundaries.done.read-strikes': 'considered a strike',
  'boundaries.done.read-own': 'read it, as the person it is about',
  'boundaries.done.add-correction': 'added a correction',
  'boundaries.done.add-outcome': 'added what was done',
  'boundaries.done.add-opinion': 'added what they made of it',
  'boundaries.done.told': 'noted that the person was told',
  'boundaries.done.strike': 'counted it as a strike',
  'boundaries.done.withdraw': 'took the strike back',
  'boundaries.done.own-side': 'added their side, as the person it is about',
  'boundaries.done.ask-review': 'asked for a review',
  'boundaries.done.close-review': 'closed the review',
  'boundaries.done.readers': 'looked at who has read it',
  'boundaries.mine.summary': 'A note about you, once a person has told you of it: read it, add your side',
  'boundaries.mine.heading': 'Notes about you',
  'boundaries.mine.none': 'There is no note for you to read. Whenever there is one, a person tells you of it first.',
  'boundaries.mine.only-you': 'Only you can see this. That you read it is written down.',
  'boundaries.mine.circle': 'Circle',
  'boundaries.mine.side': 'Add my side',
  'boundaries.mine.side.hint': 'Short is fine. It stays beside the note, under your name.',
  'boundaries.mine.side.intro':
    'Those who can read the note read your side as well: the facilitators of the circle (or its named contact), the safeguarding lead and the deputy. It is encrypted.',
  'boundaries.mine.side.kept': 'Your side stands beside the note now, under your name.',
  'boundaries.mine.review': 'Ask for a review',
} as const
