export const lifecycle = {
  // resting
  'lifecycle.pause.summary': 'Let this circle rest: no sessions and no reminders, and its dates wait',
  'lifecycle.resume.summary': 'Let this circle go on; shows the new dates first',
  'lifecycle.paused.line':
    'The circle rests for now. Roundel opens no session and reminds nobody until it goes on; its dates wait, and the room stays yours.',
  'lifecycle.paused.done': 'The circle rests. The room reads that in one line; its dates wait until it goes on.',
  'lifecycle.paused.already': 'The circle rests already. Nothing was changed.',
  'lifecycle.resume': 'Go on',
  'lifecycle.resume.wait': 'Rest a while longer',
  'lifecycle.resume.fallback': 'When {name} goes on. Nothing has happened yet.',
  'lifecycle.resume.heading': 'When {name} goes on',
  'lifecycle.resume.none-left': 'No session is left to plan: it would be open, without dates.',
  'lifecycle.resume.told':
    'The room reads the next date in one line, and reminders follow. Sessions that went by are not lost.',
  'lifecycle.resume.not-free': 'At one of these dates they have another circle at the same hour: {who}.',
  'lifecycle.resume.first': 'Or choose another first date',
  'lifecycle.resume.done': 'The circle goes on. The room reads it in one line.',
  'lifecycle.resume.already': 'The circle is open already. Nothing was changed.',
  'lifecycle.resume.look-again':
    'These dates do not fit any more, most likely because a day has gone by. Use /circle resume again; nothing was changed.',
  'lifecycle.resume.empty':
    'Nobody has a seat in this circle. Give somebody one first, with /circle add; nothing was changed.',
  'lifecycle.not-paused': 'This circle does not rest. Nothing was changed.',
  'lifecycle.resumed.fallback': 'The circle goes on.',
  'lifecycle.resumed.line': 'The circle goes on: session {number} is on {when}.',
  'lifecycle.resumed.line-open': 'The circle goes on.',
  // closing
  'lifecycle.close.summary': 'End this circle; shows what stays where, and asks what becomes of the room',
  'lifecycle.close': 'Close the circle',
  'lifecycle.close.keep': 'Keep it going',
  'lifecycle.close.fallback': 'Closing {name}? Nothing has happened yet.',
  'lifecycle.close.heading': 'Closing {name}',
  'lifecycle.close.ask': 'What becomes of the room is for its people to say. Have you asked them?',
  'lifecycle.close.stays': 'The room stays open',
  'lifecycle.close.stays.means':
    'The room stays open: its people go on reading and writing there; Roundel keeps quiet.',
  'lifecycle.close.read-only': 'The room can only be read',
  'lifecycle.close.read-only.means.discord':
    'The room can only be read: nobody writes there any more, everything stays readable. That is announced there a day before.',
  'lifecycle.close.read-only.means.slack':
    'The room can only be read: it goes to the archive. Roundel cannot bring it back; that is announced there a day before.',
  'lifecycle.close.read-only.means.rehearsal':
    'The room can only be read: nobody writes there any more. That is announced there a day before.',
  'lifecycle.close.stays.then': 'The room stays open to its people. Roundel posts a farewell and nothing after it.',
  'lifecycle.close.read-only.then.discord':
    'A day from now nobody can write in the room any more; everything stays readable. Commands do not work there then: name the circle from elsewhere instead.',
  'lifecycle.close.read-only.then.slack':
    'A day from now the room goes to the archive: it can be found and read, and nobody writes there any more.',
  'lifecycle.close.read-only.then.rehearsal': 'A day from now nobody can write in the room any more.',
  'lifecycle.close.sessions':
    '{count, plural, =0 {No session is left to cancel.} one {The one session still planned will not take place.} other {The # sessions still planned will not take place.}}',
  'lifecycle.close.kept':
    'Private notes on boundaries, if there are any, are deleted by the day after {date} (if it closes today); later only where a review was asked for.',
  'lifecycle.close.farewell': 'The room reads a farewell: what stays where, for how long, and people to call.',
  'lifecycle.close.no-way-back': 'A circle that has closed is not opened again. A new one can be opened at any time.',
  'lifecycle.close.really.fallback': 'Closing for good? Nothing has happened yet.',
  'lifecycle.close.really.heading': 'Once more',
  'lifecycle.close.really.discord':
    'The room is told now. A day later nobody can write in it; only an administrator of the server can change that by hand.',
  'lifecycle.close.really.slack':
    'The room is told now. A day later it goes to the archive, and Roundel cannot bring it back; only a person can, by hand.',
  'lifecycle.close.really.rehearsal': 'The room is told now. A day later nobody can write in it.',
  'lifecycle.close.really.not-yet': 'Until then anybody of the circle can press ‘Not yet’, and it goes on.',
  'lifecycle.close.announce': 'Yes, tell the room',
  'lifecycle.close.announced':
    'It is announced in the room. From {when} on it can only be read; until then anybody of the circle can stop it with ‘Not yet’.',
  'lifecycle.close.announced.fallback': 'It is announced in the room.',
  'lifecycle.close.done': 'The circle has closed. The room reads a farewell, and stays open to its people.',
  'lifecycle.close.already': 'That is announced already. ‘Not yet’, in the room or in /circle show, stops it.',
  'lifecycle.not-yet': 'Not yet',
  'lifecycle.not-yet.done': 'Stopped: the circle is not being closed. The room reads that in one line.',
  'lifecycle.not-yet.nothing': 'There is nothing to stop: the circle is not being closed. Nothing was changed.',
  'lifecycle.not-yet.too-late': 'The room is being closed this very moment, so it cannot be stopped any more.',
  'lifecycle.not-yet.line': 'Not yet: the circle goes on as planned. What was announced is taken back.',
  'lifecycle.not-yet.line-rests':
    'Not yet: the circle is not closed, and rests as before. What was announced is taken back.',
  'lifecycle.not-closing': 'The end of the circle was announced here, and taken back.',
  'lifecycle.farewell.fallback': 'This circle has come to its end.',
  'lifecycle.farewell.heading': '{name} comes to its end',
  'lifecycle.farewell.thanks': 'Thank you for what you brought, said and listened to.',
  'lifecycle.farewell.stays':
    'The room stays open to you as it is. Roundel posts nothing more here and reminds nobody; nothing is watched.',
  'lifecycle.farewell.agreement': 'What was said here stays here. The agreement stays pinned, and stays a promise.',
  'lifecycle.farewell.mydata':
    '/mydata show tells what you entered about yourself, and /mydata delete deletes what can be deleted. Both work outside this room too.',
  'lifecycle.farewell.kept':
    'Private notes of facilitators on boundaries, if there are any, are deleted by the day after {date}; later only where a review was asked for.',
  'lifecycle.farewell.yours': 'What you wrote in this room is kept by the platform, not by Roundel.',
  'lifecycle.farewell.people': 'Endings can be hard. People to call are there at any hour, whether a circle is or not.',
  'lifecycle.announcement.fallback': 'This circle comes to its end tomorrow.',
  'lifecycle.announcement.discord':
    'From {when} on this room can be read, and nobody writes in it any more. There is time until then to say what you would still like to say.',
  'lifecycle.announcement.slack':
    'From {when} on this room is in the archive: it can be read, and nobody writes in it any more. There is time until then to say what you would still like to say.',
  'lifecycle.announcement.rehearsal': 'From {when} on this room can be read, and nobody writes in it any more.',
  'lifecycle.announcement.not-yet': 'Is it too soon? Until then anybody of the circle can press ‘Not yet’.',
  'lifecycle.still.stuck':
    'The room of ‘{name}’ was to become one that can only be read, and the platform did not let that happen ({detail}). Nothing is lost: the room is as it was.',
  'lifecycle.still.stuck.fallback': 'A circle could not be closed as planned: it needs you.',
  'lifecycle.still.again': 'Try again',
  'lifecycle.still.leave-open': 'Close it, and leave the room open',
  'lifecycle.still.trying': 'Trying again.',
  'lifecycle.still.nothing': 'Nothing to do: somebody has decided already.',
  // as it is shown
  'lifecycle.show.paused': 'It rests since {when}: no sessions and no reminders, and its dates wait.',
  'lifecycle.show.closing': 'Its end is announced: from {when} on its room can only be read.',
  'lifecycle.show.closed.stays': 'It closed on {when}. Its room stays open to its people.',
  'lifecycle.show.closed.read-only': 'It closed on {when}. Its room can only be read.',
  'lifecycle.show.kept':
    'Private notes on boundaries, if there are any, are deleted by the day after {date}; later only where a review was asked for.',
  'lifecycle.show.left': 'No longer in it:',
  'lifecycle.show.untold': 'Could not be told in private, so please tell them yourself:',
  'lifecycle.show.said': 'What those said who left',
} as const
