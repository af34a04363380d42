export const outbox = {
  'outbox.late': 'This comes later than it should have: it could not be sent in time.',
  'outbox.topic.note': 'a note',
  'outbox.post-it': 'Post it',
  'outbox.it-is-there': 'It is there',
  'outbox.held.heading': 'Did it arrive?',
  'outbox.held.fallback': 'We cannot tell whether a post of your circle arrived. Please look in its room, then choose.',
  'outbox.held.what':
    'We cannot tell whether {what} (due {when}) arrived in {room}: the connection broke while it was being sent.',
  'outbox.held.stake':
    'Please look there, then choose. If it is missing and nobody posts it, people will go without it; if it is there and you post it, it stands there twice.',
  'outbox.failed.heading': 'A post could not be sent',
  'outbox.failed.fallback': 'A post of your circle could not be sent. Here is what to do.',
  'outbox.failed.what': 'We could not post {what} (due {when}) in {room}. It is kept.',
  'outbox.unpinned.heading': 'A post could not be pinned',
  'outbox.unpinned.fallback': 'A post of your circle is there, but could not be pinned. Here is what to do.',
  'outbox.unpinned.what': 'We could not pin {what} in {room}; the post itself is there.',
  'outbox.unpinned.by-hand': 'Anyone who may pin in that room can also do it by hand, from the message’s menu.',
  'outbox.unedited.heading': 'A post could not be brought up to date',
  'outbox.unedited.fallback': 'A post of your circle is there, but still shows an earlier state.',
  'outbox.unedited.what':
    'We could not bring {what} (due {when}) up to date in {room}: it still shows an earlier state.',
  'outbox.unfound.heading': 'Which message is it?',
  'outbox.unfound.fallback': 'A post of your circle is there, but we do not know which message it is.',
  'outbox.unfound.what':
    'One of you told us that {what} (due {when}) is in {room}, but we do not know which message it is.',
  'outbox.unfound.mend':
    'Press any button on it, or open the message’s own menu and choose ‘This is the post’. Until then it cannot be pinned or brought up to date.',
  'outbox.mend.forbidden':
    'Roundel lacks a permission: {detail}. Ask an administrator to give it back, then press ‘Post it’ if there is such a button here.',
  'outbox.mend.not-found':
    'The room or the message is not there any more, or Roundel was taken out of it. An administrator can put Roundel back in; /circle show tells how your circle stands.',
  'outbox.mend.invalid':
    'The platform would not take it ({detail}). That is a fault of ours: please tell whoever runs Roundel for you.',
  'outbox.mend.unavailable':
    'The platform could not be reached for a long time. When it works again, press ‘Post it’, if there is such a button here and it is still of use.',
  'outbox.resolved.there': 'All is well: {what} is in {room}. There is nothing left to choose.',
  'outbox.resolved.there.fallback': 'All is well: the post is there.',
  'outbox.resolved.asked':
    'One of you asked for it: {what} is being posted in {room}. There is nothing left to choose.',
  'outbox.resolved.asked.fallback': 'One of you asked for it: it is being posted.',
  'outbox.resolved.over': 'It’s too late for {what} in {room}. You don’t need to do anything.',
  'outbox.resolved.over.fallback': 'It’s too late for that post. You don’t need to do anything.',
  'outbox.file-held':
    'A file that you asked for may not have arrived. Please look for it here. If it’s missing, use /mydata export to get it again.',
  'outbox.file-held.fallback': 'A file that you asked for may not have arrived.',
  'outbox.answer.posting': 'Thank you. It is being posted now.',
  'outbox.answer.on-its-way': 'It is on its way already. Nothing more to do.',
  'outbox.answer.there': 'It is there: that is resolved already. Nothing was posted.',
  'outbox.answer.noted': 'Thank you, noted. Nothing will be posted.',
  'outbox.answer.noted-find':
    'Thank you, noted. Nothing will be posted. One thing more: it is to be pinned or brought up to date, and we do not know which message it is. Press any button on it, or open its menu and choose ‘This is the post’.',
  'outbox.answer.found': 'Thank you. We know it now; what was still to be done to it follows by itself.',
  'outbox.answer.gone': 'That post is no longer wanted. Nothing was posted.',
  'outbox.this-is-the-post': 'This is the post',
  'outbox.find.title': 'Which post is it?',
  'outbox.find.submit': 'This one',
  'outbox.find.post': 'This message is',
  'outbox.find.none':
    'There is nothing to match here: Roundel knows where all posts of this circle are. Nothing was changed.',
  'outbox.find.not-here': 'This works in a circle’s own room only. Nothing was changed.',
  'outbox.find.another': 'That message is known as another post already. Nothing was changed.',
  'outbox.not-asked': 'That is for the facilitators of the circle, or whoever was asked about it. Nothing was changed.',
  'outbox.gone': 'That post is not known here any more. Nothing was changed.',
  'outbox.choice': '{when}: {what}',
} as const
