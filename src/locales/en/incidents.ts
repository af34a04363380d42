export const incidents = {
  'incidents.show.more':
    '{count, plural, one {One more thing is} other {# more things are}} not as it should be: it shows here when this is resolved.',
  'incidents.circle': 'Circle',
  'incidents.room': 'Room',
  'incidents.waits': 'Roundel posts nothing there until this is resolved; what is due waits, and nothing is lost.',
  'incidents.strangers.heading': 'Somebody is in the room who has no seat',
  'incidents.strangers.fallback': 'Something in the room of your circle needs you to decide.',
  'incidents.strangers.who': 'In {room} there is somebody who has no seat in your circle:',
  'incidents.strangers.more': 'and {count, plural, one {# more} other {# more}}',
  'incidents.strangers.roles': '{count, plural, one {a role} other {# roles}} (Edit Channel, Permissions, shows which)',
  'incidents.strangers.role': 'A role opens the room to everybody who has it. A role cannot be given a seat.',
  'incidents.strangers.by-hand.discord':
    'Roundel could not show them out ({detail}). By hand: Edit Channel, Permissions, and take them off the list; then press ‘Look again’.',
  'incidents.strangers.by-hand.slack':
    'Roundel could not show them out ({detail}). By hand: open the room’s list of members, choose the person, then ‘Remove from channel’ (in some workspaces an owner must do it); then press ‘Look again’.',
  'incidents.strangers.by-hand.rehearsal':
    'Roundel could not show them out ({detail}). Whoever looks after this rehearsal can take them out of the room; then press ‘Look again’.',
  'incidents.belong': 'They belong here: give a seat',
  'incidents.show-out': 'Show them out',
  'incidents.look-again': 'Look again',
  'incidents.try-again': 'Try again',
  'incidents.archived.heading': 'The room is in the archive',
  'incidents.archived.fallback': 'The room of your circle was archived. Here is what to do.',
  'incidents.archived.what': 'The room of your circle was archived. Roundel cannot bring it back; a person can.',
  'incidents.archived.mend':
    'Open the channel, then its settings, and choose ‘Unarchive channel’. Roundel goes on by itself as soon as it is back. If the circle is over, use /circle close, with the name of the circle.',
  'incidents.deleted.heading': 'The room was deleted',
  'incidents.deleted.fallback': 'The room of your circle is gone. Here is what to do.',
  'incidents.deleted.what': 'The room of your circle was deleted, with everything in it.',
  'incidents.deleted.mend':
    'You can have a new room: the same people are let in, and the agreement is posted and pinned there. If the circle is over, use /circle close instead, with the name of the circle.',
  'incidents.new-room': 'Make a new room',
  'incidents.bot-out.heading': 'Roundel is not in the room',
  'incidents.bot-out.fallback': 'Roundel was taken out of the room of your circle. Here is what to do.',
  'incidents.bot-out.what': 'Roundel was taken out of the room of your circle.',
  'incidents.bot-out.mend.discord':
    'An administrator can put it back: Edit Channel, Permissions, add Roundel, and allow it View Channel, Send Messages and Pin Messages. Then press ‘Try again’.',
  'incidents.bot-out.mend.slack':
    'Somebody who is in the room can put it back: type /invite @Roundel there. It goes on by itself.',
  'incidents.bot-out.mend.rehearsal':
    'Whoever looks after this rehearsal can put it back into the room. It goes on by itself.',
  'incidents.lost.heading': 'The room cannot be found',
  'incidents.lost.fallback': 'Roundel cannot find the room of your circle. Here is what to do.',
  'incidents.lost.what':
    'Roundel cannot find the room of your circle: either it was deleted, or Roundel was taken out of it.',
  'incidents.lost.mend':
    'If the room is still there, type /invite @Roundel in it; Roundel goes on by itself. If it was deleted, you can have a new one: the same people are let in, and the agreement is posted and pinned there.',
  'incidents.no-access.heading': 'Roundel lacks a permission',
  'incidents.no-access.fallback': 'Roundel lacks a permission that your circle needs. Here is what to do.',
  'incidents.no-access.what': 'For your circle Roundel needs something that it was not given, or that was taken away:',
  'incidents.no-access.mend.discord':
    'An administrator can give it back: Server Settings, Roles, Roundel’s role; or in the room itself: Edit Channel, Permissions. Then press ‘Try again’.',
  'incidents.no-access.mend.slack':
    'An administrator can give it back by installing the app once more from its manifest. Then press ‘Try again’.',
  'incidents.no-access.mend.rehearsal':
    'In a rehearsal nothing can be taken away from Roundel. Press ‘Try again’; if that does not help, start Roundel anew.',
  'incidents.renamed.heading': 'The room has another name',
  'incidents.renamed.fallback': 'The room of your circle has another name. Here is why that matters.',
  'incidents.renamed.what':
    'Your room was called ‘{was}’, and somebody gave it another name. Names of hidden rooms can be seen by others, so ours tell nothing.',
  'incidents.renamed.mend':
    'Anybody who may rename it can call it ‘{was}’ again. Everything works under the new name too.',
  'incidents.pins.heading': 'A pin is taken down again and again',
  'incidents.pins.fallback': 'What is pinned in your circle’s room is taken down again and again.',
  'incidents.pins.what':
    'Roundel pinned the agreement again several times within an hour, and each time it was taken down. It is left as it is for now.',
  'incidents.pins.mend':
    'The agreement with the help numbers is pinned so that it is there on a hard day. Tomorrow it is pinned again; if your circle wants it otherwise, talk about it with whoever takes it down.',
  'incidents.refused.heading': 'Somebody could not be let in',
  'incidents.refused.fallback': 'Somebody could not be let into the room of your circle.',
  'incidents.refused.what': '{who} has a seat in your circle, but could not be let into its room ({detail}).',
  'incidents.refused.mend':
    'An administrator may be able to fix it. Roundel tries again each day, or when you press ‘Try again’.',
  'incidents.missing.heading': 'Somebody is not in the room any more',
  'incidents.missing.fallback': 'Somebody of your circle is not in its room any more.',
  'incidents.missing.what':
    '{who} has a seat in your circle, but is not in its room any more. It may have been a slip, or a way to leave. They get a private message that says how to come back.',
  'incidents.missing.decide': 'Nothing changes until one of you decides. You may want to ask them first.',
  'incidents.ask-back': 'Ask them back in',
  'incidents.have-left': 'They have left: free their seat',
  'incidents.missing.herself.fallback': 'Something about your circle is waiting for you.',
  'incidents.missing.herself':
    'You are no longer in the room of ‘{name}’. If that was a slip, tell {who}: they can let you back in with one press. If you meant to leave, that is fine too, and nobody needs a reason.',
  'incidents.gone.fallback': 'Somebody of your circle has left.',
  'incidents.gone.what':
    '{who} is not in this community any more, and so not in your circle ‘{name}’. Whatever was to be sent to them is not sent.',
  'incidents.gone.facilitated': 'They were a facilitator of it.',
  'incidents.no-facilitator.heading': 'Nobody facilitates this circle',
  'incidents.no-facilitator.fallback': 'A circle has nobody left who facilitates it.',
  'incidents.no-facilitator.what':
    'The circle ‘{name}’ has nobody left who facilitates it, nor a named contact who is still here. What its facilitators would be asked comes to you for now.',
  'incidents.no-facilitator.mend':
    'A programme lead or steward can name somebody: /circle facilitator, with the name of the circle.',
  'incidents.named-gone.heading': 'Somebody who is to be reached has left',
  'incidents.named-gone.fallback': 'Somebody whom people are told to reach has left. Please name another.',
  'incidents.named-gone.what': '{who} is not in this community any more, and is still named as: {post}.',
  'incidents.named-gone.mend': 'A steward or an administrator names somebody else: /roundel setup, ‘Who to reach’.',
  'incidents.post.safeguarding-lead': 'safeguarding lead',
  'incidents.post.deputy': 'deputy of the safeguarding lead',
  'incidents.post.outsider': 'outsider, for a concern about the lead',
  'incidents.back.fallback': 'Roundel is back.',
  'incidents.back.what':
    'Roundel had been taken out of this community and is back. What came due for ‘{name}’ meanwhile was not sent. Whether sessions took place is asked in /session list.',
  'incidents.resolved': 'Settled: there is nothing left to do here.',
  'incidents.resolved.name': 'About ‘{name}’:',
  'incidents.answer.belong': 'Thank you. They have a seat now, and are let in properly.',
  'incidents.answer.show-out':
    'They are being shown out. If that does not work, the message that you pressed says what to do by hand.',
  'incidents.answer.look-again': 'Roundel looks again now. If something is still amiss, the message says so.',
  'incidents.answer.ask-back': 'They are being asked back in.',
  'incidents.answer.have-left': 'Noted. Their seat is free.',
  'incidents.answer.new-room': 'A new room is being made. You get a message if something needs you.',
  'incidents.answer.resolved': 'That is resolved already. Nothing was changed.',
  'incidents.no-seat.bot': 'A bot or a role cannot be given a seat. Nothing was changed.',
  'incidents.no-seat.full': 'A circle has room for {most} members. Nothing was changed.',
  'incidents.back-in-room.what':
    'This is the new room of ‘{name}’. The one before was deleted. The agreement is here again.',
  'incidents.back-in-room.fallback': 'This is the new room of {name}.',
} as const
