/**
 * The page of the rehearsal. It is put together without ICU: a message here has names in braces and nothing else, so that the page is
 * small.
 */
export const rehearsalPage = {
  /* above all */
  'rehearsal.page.title': 'Roundel: a rehearsal',
  'rehearsal.page.title.room': '{room} · Roundel: a rehearsal',
  'rehearsal.page.rehearsal': 'This is a rehearsal.',
  'rehearsal.page.nothing-real': 'Nothing real belongs here: no real names, no real stories.',
  'rehearsal.page.skip': 'Skip to where you write',
  'rehearsal.page.connecting': 'Connecting…',
  'rehearsal.page.line-lost': 'The connection is lost. It is being made again; nothing that you wrote is lost.',
  'rehearsal.page.close': 'Close',
  'rehearsal.page.discard': 'What you filled in would be lost.',
  'rehearsal.page.discard.yes': 'Discard it',
  'rehearsal.page.discard.no': 'Go on writing',
  'rehearsal.page.cancel': 'Cancel',
  'rehearsal.page.add': 'Add',
  'rehearsal.page.beside': 'Tour and people',

  /* the clock */
  'rehearsal.page.clock': 'The rehearsal’s clock',
  'rehearsal.page.clock.move': 'Move time',
  'rehearsal.page.to-next': 'To the next event',
  'rehearsal.page.hour': '+1 h',
  'rehearsal.page.hour.about': 'one hour on',
  'rehearsal.page.day': '+1 day',
  'rehearsal.page.day.about': 'one day on',
  'rehearsal.page.week': '+1 week',
  'rehearsal.page.week.about': 'one week on',
  'rehearsal.page.moving': 'Time is moving…',

  /* who one is */
  'rehearsal.page.you-are': 'You are:',
  'rehearsal.page.name.admin': '{name} (admin)',
  'rehearsal.page.name.guest': '{name} (guest)',
  'rehearsal.page.nobody': 'Choose who you are first.',
  'rehearsal.page.someone': 'someone who has left',

  /* the first visit */
  'rehearsal.page.welcome': 'Rehearse with Roundel',
  'rehearsal.page.welcome.what':
    'Roundel keeps peer-support circles: their agreement, their sessions, their rhythm. Here you can try all of it on your own machine, be each person in turn, and let twelve weeks pass in two minutes.',
  'rehearsal.page.welcome.real':
    'Everything here is made up and stays on this machine. Please keep real people and their stories out of it.',
  'rehearsal.page.begin.sample': 'Rehearse a circle',
  'rehearsal.page.begin.sample.about':
    'A small community with six people and a facilitator, and a short tour that you can leave at any time.',
  'rehearsal.page.begin.empty': 'Empty community',
  'rehearsal.page.begin.empty.about': 'For your own people and rooms, from the beginning, which is /roundel setup.',
  'rehearsal.page.setting-up': 'Setting up. This takes a moment.',
  'rehearsal.page.nobody-here': 'Nobody is here yet',
  'rehearsal.page.nobody-here.what': 'Add the first person. You can then be them, and add others.',

  /* starting over, and how it looks */
  'rehearsal.page.settings': 'Settings',
  'rehearsal.page.theme': 'How it looks',
  'rehearsal.page.theme.system': 'As this device does',
  'rehearsal.page.theme.light': 'Light',
  'rehearsal.page.theme.dark': 'Dark',
  'rehearsal.page.reset': 'Start over',
  'rehearsal.page.reset.about': 'Forgets this community: its people, its rooms and everything in them.',
  'rehearsal.page.reset.button': 'Start over…',
  'rehearsal.page.reset.sure':
    'Everything in this rehearsal will be forgotten, for everybody who has it open. It cannot be brought back. Start over?',
  'rehearsal.page.reset.yes': 'Forget it all',
  'rehearsal.page.reset.no': 'Keep it',

  /* rooms */
  'rehearsal.page.rooms': 'Rooms',
  'rehearsal.page.rooms.none': 'You see no room yet.',
  'rehearsal.page.room.add': 'Add a room',
  'rehearsal.page.room.name': 'Name of the room',
  'rehearsal.page.room.hint': 'Everybody here sees it. Private rooms are opened by Roundel.',
  'rehearsal.page.unread': 'unread',
  'rehearsal.page.private': 'Private. Seen by {names}',
  'rehearsal.page.private.count': 'private, seen by {count}',
  'rehearsal.page.public': 'Everybody here sees this room',
  'rehearsal.page.a-room': 'a room you do not see',
  'rehearsal.page.a-group': 'a group',
  'rehearsal.page.home': 'Home',
  'rehearsal.page.home.title': 'Your Home',
  'rehearsal.page.home.about': 'Only you see this',
  'rehearsal.page.home.empty': 'There is nothing here yet.',
  'rehearsal.page.dm': 'Messages',
  'rehearsal.page.dm.title': 'Messages from Roundel',
  'rehearsal.page.dm.about': 'Between you and Roundel alone',

  /* people */
  'rehearsal.page.people': 'People',
  'rehearsal.page.people.here': 'Who sees this room',
  'rehearsal.page.people.others': 'Others in the community',
  'rehearsal.page.person.you': 'you, for now',
  'rehearsal.page.person.admin': 'admin',
  'rehearsal.page.person.guest': 'guest',
  'rehearsal.page.person.be': 'Be {name}',
  'rehearsal.page.person.more': 'More about {name}',
  'rehearsal.page.person.let-in': 'Let into this room',
  'rehearsal.page.person.take-out': 'Take out of this room',
  'rehearsal.page.person.leaves': 'Leaves the community…',
  'rehearsal.page.person.leaves.title': '{name} leaves',
  'rehearsal.page.person.leaves.sure':
    '{name} will be gone from every room and group, and nobody can be {name} any more. This cannot be undone, except by starting over.',
  'rehearsal.page.person.leaves.yes': 'Yes, {name} leaves',
  'rehearsal.page.person.leaves.no': 'No, {name} stays',
  'rehearsal.page.person.add': 'Add a person',
  'rehearsal.page.person.name': 'Name of the person',
  'rehearsal.page.person.hint': 'Somebody made up.',
  'rehearsal.page.person.is-admin': 'An admin of this community',
  'rehearsal.page.bot': 'Roundel',
  'rehearsal.page.bot.tag': 'app',
  'rehearsal.page.bot.about': 'the app; it cannot read what people write',

  /* messages */
  'rehearsal.page.messages': 'Messages',
  'rehearsal.page.empty': 'Nothing has been said here yet. Type / to see what Roundel can do.',
  'rehearsal.page.new-messages': 'New messages',
  'rehearsal.page.to-end': 'To the newest',
  'rehearsal.page.only-you': 'Only you can see this',
  'rehearsal.page.dismiss': 'Dismiss',
  'rehearsal.page.edited': 'edited',
  'rehearsal.page.pinned': 'pinned',
  'rehearsal.page.pins': 'Pinned here',
  'rehearsal.page.pins.count': 'Pinned: {count}',
  'rehearsal.page.pins.none': 'Nothing is pinned in this room.',
  'rehearsal.page.waiting': 'One moment…',
  'rehearsal.page.more': 'More',
  'rehearsal.page.more-about': 'More about the message of {who}',
  'rehearsal.page.file': '{size} KB · save',
  'rehearsal.page.choose': 'Choose…',
  'rehearsal.page.choose.button': 'Choose',

  /* writing */
  'rehearsal.page.write': 'Write to {room}',
  'rehearsal.page.write.hint': 'Enter sends, Shift + Enter begins a new line, / shows the commands.',
  'rehearsal.page.send': 'Send',
  'rehearsal.page.sending': 'on its way',
  'rehearsal.page.read-only': 'This room can be read, but nobody writes in it any more.',
  'rehearsal.page.commands': 'Commands',
  'rehearsal.page.commands.button': 'Commands',
  'rehearsal.page.commands.found': 'Commands found: {count}',
  'rehearsal.page.rest': 'Left out: ‘{rest}’. What a command needs is filled in here.',
  'rehearsal.page.no-command': 'There is no such command. Type / alone to see them all.',
  'rehearsal.page.suggestions': 'Suggestions',
  'rehearsal.page.run': 'Run',
  'rehearsal.page.optional': '(if you like)',
  'rehearsal.page.needed': 'Please fill this in.',
  'rehearsal.page.too-long': 'At most {max} characters fit.',
  'rehearsal.page.whole-number': 'A whole number from {min} to {max}.',

  /* the tour */
  'rehearsal.page.tour': 'Tour',
  'rehearsal.page.tour.step': 'Tour, step {number} of {of}',
  'rehearsal.page.tour.done': 'The tour is done. Everything stays open to you.',
  'rehearsal.page.tour.later': 'Later',
  'rehearsal.page.tour.fold': 'Less',
  'rehearsal.page.tour.unfold': 'More',
  'rehearsal.page.tour.again': 'Show the tour',
  'rehearsal.page.tour.step-done': 'Done.',
  'rehearsal.page.tour.next': 'Next step',
  'rehearsal.page.tour.says': 'What the tour says',
  'rehearsal.page.tour.go-on': 'Go on with the tour',
  'rehearsal.page.tour.all': 'All steps',
  'rehearsal.page.tour.fewer': 'Only this step',
  'rehearsal.page.tour.is-done': 'done',
  'rehearsal.page.tour.go': 'Go to {room}',

  /* help */
  'rehearsal.page.help': 'Help and keyboard',
  'rehearsal.page.help.what':
    'This is a chat of its own with Roundel in it. Type / to see what you can ask of it, and press what it shows you.',
  'rehearsal.page.help.eyes':
    'At the top you choose who you are. Each person sees their own rooms and their own private answers, and nobody else’s. The clock there moves on, and what falls due happens.',
  'rehearsal.page.help.keeps':
    'This chat keeps all that it has shown, private answers too, in a folder of this machine, until you start over under Settings. Roundel itself keeps less: what it says about that is said of Roundel, not of this chat. Discord and Slack keep chats of their own.',
  'rehearsal.page.help.keys': 'With the keyboard',
  'rehearsal.page.help.slash': 'where you write: shows the commands',
  'rehearsal.page.help.arrows': 'in the list of commands, in menus, and from message to message',
  'rehearsal.page.help.enter': 'sends, or takes what is chosen',
  'rehearsal.page.help.shift-enter': 'begins a new line',
  'rehearsal.page.help.tab': 'goes on to the next button or field',
  'rehearsal.page.help.escape': 'closes what is open',
  'rehearsal.page.help.rooms': 'the room above or below',
  'rehearsal.page.help.open': 'opens this',

  /* what went wrong */
  'rehearsal.page.not-understood': 'That was not understood. Please load the page again.',
  'rehearsal.page.failed': 'That did not work. Nothing else was changed; please try again.',
  'rehearsal.page.somebody-else':
    'You were just becoming somebody else: this was not done. Please do it again as whom you mean.',
  'rehearsal.page.wait':
    'Something else is being done just now: time is moving, or everything begins anew. Please wait, and try again.',
  'rehearsal.page.lost':
    'There is no connection to Roundel just now: this was not done. Please try again when it is back.',
  'rehearsal.page.far-too-long': 'That is far too long to be sent. Please shorten it.',
  'rehearsal.page.not-told': 'The connection was lost before this was told. Please look whether it was done.',
} as const satisfies Record<string, string>
