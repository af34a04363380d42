export const care = {
  'gethelp.summary': 'Get help now: people to call, and when they are there; private, and nobody is told',
  'care.help-now': 'Get help now',
  'care.help.fallback': 'In danger now: {emergency}. More people to call are listed here.',
  'care.help.fallback-anywhere': 'Emergency numbers, and people to call.',
  'care.help.heading': 'People to call',
  'care.help.danger': 'In danger now:',
  'care.help.danger-anywhere': 'In danger now, call the emergency number of the place where you are.',
  'care.help.call': 'call {number}',
  'care.help.text': 'text {number}',
  'care.help.or': ', or ',
  'care.help.checked': 'checked {day}',
  'care.help.checked-long-ago': 'last checked {day}, long ago: it may have changed',
  'care.help.stale':
    'Some of these were last checked more than 180 days ago and may have changed. If one does not work, try another, or the emergency number.',
  'care.help.anywhere': 'Helplines of every country: {where}.',
  'care.help.elsewhere': 'Somewhere else? Helplines of every country: {where}.',
  'care.help.which-region': 'Where are you? Choose a place to see its other lines.',
  'care.help.not-watched':
    'No person watches this bot, so nobody here will see that you need somebody: please call or text one of these.',
  'care.help.not-logged': 'Only you can see this. That you asked is not kept anywhere.',
  'care.pin.heading': 'People to call',
  'care.pin.telephone': 'This community, out of hours: {telephone}',
} as const satisfies Record<string, string>
