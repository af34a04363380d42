export const tending = {
  'tending.show.more':
    '{count, plural, one {One more thing is} other {# more things are}} not as it should be: it shows here when this is settled.',
  'tending.circle': 'Circle',
  'tending.room': 'Room',
  'tending.waits': 'Roundel posts nothing there until this is settled; what is due waits, and nothing is lost.',
  'tending.strangers.heading': 'Somebody is in the room who has no seat',
  'tending.strangers.fallback': 'Something in the room of your circle needs you to decide.',
  'tending.strangers.who': 'In {room} there is somebody who has no seat in your circle:',
  'tending.strangers.more': 'and {count, plural, one {# more} other {# more}}',
  'tending.strangers.roles': '{count, plural, one {a role} other {# roles}} (Edit Channel, Permissions, shows which)',
  'tending.strangers.role': 'A role opens the room to everybody who has it. A role cannot be given a seat.',
  'tending.strangers.by-hand.discord':
    'Roundel could not show them out ({detail}). By hand: Edit Channel, Permissions, and take them off the list; then press ‘Look again’.',
  'tending.strangers.by-hand.slack':
    'Roundel could not show them out ({detail}). By hand: open the room’s list of members, choose the person, then ‘Remove from channel’ (in some workspaces an owner must do it); then press ‘Look again’.',
  'tending.strangers.by-hand.rehearsal':
    'Roundel could not show them out ({detail}). Whoever looks after this rehearsal can take them out of the room; then press ‘Look again’.',
  'tending.belong': 'They belong here: give a seat',
  'tending.show-out': 'Show them out',
  'tending.look-again': 'Look again',
  'tending.try-again': 'Try again',
  'tending.archived.heading': 'The room is in the archive',
  'tending.archived.fallback': 'The room of your circle was archived. Here is what to do.',
  'tending.archived.what': 'The room of your circle was archived. Roundel cannot bring it back; a person can.',
  'tending.archived.mend':
    'Open the channel, then its settings, and choose ‘Unarchive channel’. Roundel goes on by itself as soon as it is back. If the circle is over, use /circle close, with the name of the circle.',
  'tending.deleted.heading': 'The room was deleted',
  'tending.deleted.fallback': 'The room of your circle is gone. Here is what to do.',
  'tending.deleted.what': 'The room of your circle was deleted, with everything in it.',
  'tending.deleted.mend':
    'You can have a new room: the same people are let in, and the agreement is posted and pinned there. If the circle is over, use /circle close instead, with the name of the circle.',
  'tending.new-room': 'Make a new room',
  'tending.bot-out.heading': 'Roundel is not in the room',
  'tending.bot-out.fallback': 'Roundel was taken out of the room of your circle. Here is what to do.',
  'tending.bot-out.what': 'Roundel was taken out of the room of your circle.',
  'tending.bot-out.mend.discord':
    'An administrator can put it back: Edit Channel, Permissions, add Roundel, and allow it View Channel, Send Messages and Pin Messages. Then press ‘Try again’.',
  'tending.bot-out.mend.slack':
    'Somebody who is in the room can put it back: type /invite @Roundel there. It goes on by itself.',
  'tending.bot-out.mend.rehearsal':
    'Whoever looks after this rehearsal can put it back into the room. It goes on by itself.',
  'tending.lost.heading': 'The room cannot be found',
  'tending.lost.fallback': 'Roundel cannot find the room of your circle. Here is what to do.',
  'tending.lost.what':
    'Roundel cannot find the room of your circle: either it was deleted, or Roundel was taken out of it.',
  'tending.lost.mend':
    'If the room is still there, type /invite @Roundel in it; Roundel goes on by itself. If it was deleted, you can have a new one: the same people are let in, and the agreement is posted and pinned there.',
  'tending.shut.heading': 'Roundel lacks a permission',
  'tending.shut.fallback': 'Roundel lacks a permission that your circle needs. Here is what to do.',
  'tending.shut.what': 'For your circle Roundel needs something that it was not given, or that was taken away:',
  'tending.shut.mend.discord':
    'An administrator can give it back: Server Settings, Roles, Roundel’s role; or in the room itself: Edit Channel, Permissions. Then press ‘Try again’.',
  'tending.shut.mend.slack':
    'An administrator can give it back by installing the app once more from its manifest. Then press ‘Try again’.',
  'tending.shut.mend.rehearsal':
    'In a rehearsal nothing can be taken away from Roundel. Press ‘Try again’; if that does not help, start Roundel anew.',
  'tending.renamed.heading': 'The room has another name',
  'tending.renamed.fallback': 'The room of your circle has another name. Here is why that matters.',
  'tending.renamed.what':
    'Your room was called ‘{was}’, and somebody gave it another name. Names of hidden rooms can be seen by others, so ours tell nothing.',
  'tending.renamed.mend':
    'Anybody who may rename it can call it ‘{was}’ again. Everything works under the new name too.',
  'tending.pins.heading': 'A pin is taken down again and again',
  'tending.pins.fallback': 'What is pinned in your circle’s room is taken down again and again.',
  'tending.pins.what':
    'Roundel pinned the agreement again several times within an hour, and each time it was taken down. It is left as it is for now.',
  'tending.pins.mend':
    'The agreement with the help numbers is pinned so that it is there on a hard day. Tomorrow it is pinned again; if your circle wants it otherwise, talk about it with whoever takes it down.',
  'tending.refused.heading': 'Somebody could not be let in',
  'tending.refused.fallback': 'Somebody could not be let into the room of your circle.',
  'tending.refused.what': '{who} has a seat in your circle, but could not be let into its room ({detail}).',
  'tending.refused.mend':
    'An administrator may be able to fix it. Roundel tries again each day, or when you press ‘Try again’.',
  'tending.missing.heading': 'Somebody is not in the room any more',
  'tending.missing.fallback': 'Somebody of your circle is not in its room any more.',
  'tending.missing.what':
    '{who} has a seat in your circle, but is not in its room any more. It may have been a slip, or a way to leave. They get a private message that says how to come back.',
  'tending.missing.decide': 'Nothing changes until one of you decides. You may want to ask them first.',
  'tending.ask-back': 'Ask them back in',
  'tending.have-left': 'They have left: free their seat',
  'tending.missing.herself.fallback': 'Something about your circle is waiting for you.',
  'tending.missing.herself':
    'You are no longer in the room of ‘{name}’. If that was a slip, tell {who}: they can let you back in with one press. If you meant to leave, that is fine too, and nobody needs a reason.',
  'tending.gone.fallback': 'Somebody of your circle has left.',
  'tending.gone.what':
    '{who} is not in this community any more, and so not in your circle ‘{name}’. Whatever was to be sent to them is not sent.',
  'tending.gone.facilitated': 'They were a facilitator of it.',
  'tending.no-facilitator.heading': 'Nobody facilitates this circle',
  'tending.no-facilitator.fallback': 'A circle has nobody left who facilitates it.',
  'tending.no-facilitator.what':
    'The circle ‘{name}’ has nobody left who facilitates it, nor a named contact who is still here. What its facilitators would be asked comes to you for now.',
  'tending.no-facilitator.mend':
    'A programme lead or steward can name somebody: /circle facilitator, with the name of the circle.',
  'tending.named-gone.heading': 'Somebody who is to be reached has left',
  'tending.named-gone.fallback': 'Somebody whom people are told to reach has left. Please name another.',
  'tending.named-gone.what': '{who} is not in this community any more, and is still named as: {post}.',
  'tending.named-gone.mend': 'A steward or an administrator names somebody else: /roundel setup, ‘Who to reach’.',
  'tending.post.safeguarding-lead': 'safeguarding lead',
  'tending.post.deputy': 'deputy of the safeguarding lead',
  'tending.post.outsider': 'outsider, for a concern about the lead',
  'tending.back.fallback': 'Roundel is back.',
  'tending.back.what':
    'Roundel had been taken out of this community and is back. What came due for ‘{name}’ meanwhile was not sent. Whether sessions took place is asked in /session list.',
  'tending.settled': 'Settled: there is nothing left to do here.',
  'tending.settled.name': 'About ‘{name}’:',
  'tending.answer.belong': 'Thank you. They have a seat now, and are let in properly.',
  'tending.answer.show-out':
    'They are being shown out. If that does not work, the message that you pressed says what to do by hand.',
  'tending.answer.look-again': 'Roundel looks again now. If something is still amiss, the message says so.',
  'tending.answer.ask-back': 'They are being asked back in.',
  'tending.answer.have-left': 'Noted. Their seat is free.',
  'tending.answer.new-room': 'A new room is being made. You get a message if something needs you.',
  'tending.answer.settled': 'That is settled already. Nothing was changed.',
  'tending.no-seat.bot': 'A bot or a role cannot be given a seat. Nothing was changed.',
  'tending.no-seat.full': 'A circle has room for {most} members. Nothing was changed.',
  'tending.back-in-room.what':
    'This is the new room of ‘{name}’. The one before was deleted. The agreement is here again.',
  'tending.back-in-room.fallback': 'This is the new room of {name}.',
} as const satisfies Record<string, string>
