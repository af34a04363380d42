export const helpNow = {
  'gethelp.summary': 'Get help now: people to call, and when they are there; private, and nobody is told',
  'help-now.help-now': 'Get help now',
  'help-now.help.fallback': 'In danger now: {emergency}. More people to call are listed here.',
  'help-now.help.fallback-anywhere': 'Emergency numbers, and people to call.',
  'help-now.help.heading': 'People to call',
  'help-now.help.danger': 'In danger now:',
  'help-now.help.danger-anywhere': 'In danger now, call the emergency number of the place where you are.',
  'help-now.help.call': 'call {number}',
  'help-now.help.text': 'text {number}',
  'help-now.help.or': ', or ',
  'help-now.help.checked': 'checked {day}',
  'help-now.help.checked-long-ago': 'last checked {day}, long ago: it may have changed',
  'help-now.help.stale':
    'Some of these were last checked more than 180 days ago and may have changed. If one does not work, try another, or the emergency number.',
  'help-now.help.anywhere': 'Helplines of every country: {where}.',
  'help-now.help.elsewhere': 'Somewhere else? Helplines of every country: {where}.',
  'help-now.help.which-region': 'Where are you? Choose a place to see its other lines.',
  'help-now.help.not-watched':
    'No person watches this bot, so nobody here will see that you need somebody: please call or text one of these.',
  'help-now.help.not-logged': 'Only you can see this. That you asked is not kept anywhere.',
  'help-now.pin.heading': 'People to call',
  'help-now.pin.telephone': 'This community, out of hours: {telephone}',
} as const satisfies Record<string, string>
