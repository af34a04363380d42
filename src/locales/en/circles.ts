export const circles = {
  'circles.denied.safeguarder': 'Who has read a note is for the safeguarding lead and the deputy.',
  'circles.summary': 'A circle: open one, see how it stands, who is in it, let it rest, leave it, end it',
  'circles.show.summary': 'How a circle stands: people, place, rhythm, next session, what needs you',
  'circles.option.circle': 'Which circle; not needed in its own room',
  'option.name.circle': 'Circle',
  'circles.waiting.something': 'Something is waiting for you.',
  'circles.waiting.read-it': 'Read it',
  'circles.gone': 'There is no such circle here any more. Nothing was changed.',
  'circles.not-found': 'No circle is meant: use this in a circle’s own room, or name the circle.',
  'circles.closed':
    '‘{name}’ has closed, so there is nothing left to answer here. Nothing was changed. If today is a hard day, people to call are one press away.',
  'circles.show.fallback': 'How {name} stands.',
  'circles.show.state': 'State',
  'circles.state.opening': 'being opened',
  'circles.state.stuck': 'waiting for you',
  'circles.state.open': 'open',
  'circles.state.paused': 'at rest',
  'circles.state.closing': 'coming to its end',
  'circles.state.closed': 'closed',
  'circles.show.room': 'Room',
  'circles.show.no-room': 'not made yet',
  'circles.show.next': 'Next session',
  'circles.show.no-next': 'none planned',
  'circles.show.session': 'Session {number}',
  'circles.show.matters': 'Waiting for you:',
  'circles.help.summary': 'What you can do here, as the person you are',
  'circles.denied.everyone': 'That is not open to you here.',
  'circles.denied.steward':
    'Only stewards of this community can do that (until setup is done: its administrators). Ask one of them; nothing was changed.',
  'circles.denied.programme-lead':
    'Only programme leads and stewards can do that: ask one of them. Where there is nobody yet, an administrator names them with /roundel setup. Nothing was changed.',
  'circles.denied.in-the-circle':
    'That belongs to the people of a circle. Use it in your circle’s own room, or name the circle if the command has a place for it. Nothing was changed.',
  'circles.denied.facilitator':
    'Only this circle’s facilitators (or its named contact) can do that. Use it in the circle’s own room, or name the circle if the command has a place for it; nothing was changed.',
  'circles.denied.keeper':
    'Only those who facilitate this circle (or its named contact), programme leads and stewards can do that. Use it in the circle’s own room, or name the circle. Nothing was changed.',
  'circles.denied.boundary-reader':
    'Boundary notes are open to the facilitators of the circle (or its named contact) and to the safeguarding leads. Use it in the circle’s own room, or name the circle.',
  'circles.help.heading': 'What you can do here',
  'circles.help.fallback': 'What you can do here with Roundel.',
  'circles.help.intro':
    'Only you can see this. Roundel keeps peer-support circles: it posts the agreement and the sessions, and it cannot read what you write to one another.',
  'circles.help.setup-first': 'Setup is not finished yet: /roundel setup shows what is missing.',
  'circles.help.your-circles': 'Your circles:',
  'circles.help.get-help':
    'On a hard day: /gethelp, or the button below, shows people to call. It is private, and nobody is told.',
} as const
