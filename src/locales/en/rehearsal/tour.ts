/**
 * The sample community of the rehearsal, and the tour through it. What stands on buttons, forms and commands is given in the very words
 * that stand there.
 */
export const rehearsalTour = {
  'rehearsal.tour.be': 'You are somebody else at the moment: first press ‘Be {name}’ here.',
  'rehearsal.tour.its-room': 'the circle’s room',
  'rehearsal.tour.create': 'Open a circle',
  'rehearsal.tour.create.command': 'In {room}, write /circle create, press Enter, and then ‘{run}’. A form opens.',
  'rehearsal.tour.create.form':
    'Name: {name}. Facilitators: {facilitators}. Members: {members}. First date: {date}. Link to meet: {link}',
  'rehearsal.tour.create.open':
    'Press ‘{preview}’, read what it would be, and press ‘{open}’. The circle gets a room of its own.',
  'rehearsal.tour.agreement': 'Read the agreement',
  'rehearsal.tour.agreement.room':
    'Go to {room}, on the left. Only the circle’s people see it: it has a welcome, and the agreement is pinned.',
  'rehearsal.tour.agreement.read':
    'Below the agreement press ‘{all}’ or ‘{easy}’. What you get is for you alone; nobody else in the room sees that you asked.',
  'rehearsal.tour.agreement.numbers':
    'The numbers to call are real, except the community’s own ({telephone}): that one is made up, and nobody answers it.',
  'rehearsal.tour.session': 'The first session begins',
  'rehearsal.tour.session.clock':
    'At the top, press ‘{next}’ (on a small screen it is under ‘{move}’): on the evening before there is a reminder. Press it once more, and session 1 opens.',
  'rehearsal.tour.session.here': 'Then, in {room}, press ‘{here}’ below what was posted.',
  'rehearsal.tour.pointing': 'Point to the agreement',
  'rehearsal.tour.pointing.point':
    'Say somebody talks over the others. In {room}, write /agreement point, press Enter, choose a clause, and press ‘{run}’.',
  'rehearsal.tour.pointing.look':
    'The room gets the clause, and a question for everybody. Be somebody else and look: nobody learns who pointed.',
  'rehearsal.tour.boundary': 'Keep a boundary note',
  'rehearsal.tour.boundary.log':
    'Say somebody went too far, and you have talked with them. In {room}, write /boundary log, press Enter, and then ‘{run}’.',
  'rehearsal.tour.boundary.form':
    'Choose who it is about and which clause, write a made-up sentence about what happened, and press ‘{keep}’.',
  'rehearsal.tour.boundary.look':
    'Nothing is posted, and nobody is told. Be a member and look: there is nothing to see.',
  'rehearsal.tour.help': 'Get help now',
  'rehearsal.tour.help.press':
    'Say it is a hard day. Press ‘{help}’ below any post of the circle; or write /gethelp anywhere, press Enter, and then ‘{run}’.',
  'rehearsal.tour.help.look': 'You get people to call, for you alone. Roundel does not write down that you asked.',
  'rehearsal.tour.closing': 'Close the session',
  'rehearsal.tour.closing.close':
    'When everybody has had their turn: in {room}, write /session close, press Enter, and then ‘{run}’.',
  'rehearsal.tour.closing.look':
    'The check-out is posted, with the date of the next session. Left alone, a session closes at its end by itself.',
  'rehearsal.tour.onwards': 'Twelve weeks',
  'rehearsal.tour.onwards.time':
    'That was a first evening. Press ‘{next}’ as often as you like: a session each fortnight, with its reminder, opening and check-out. Twelve weeks pass in two minutes.',
  'rehearsal.tour.onwards.else':
    'Write / to see what else there is: moving a session, letting the circle rest, leaving it, ending it. ‘{are}’ at the top shows it through other people’s eyes.',
} as const
