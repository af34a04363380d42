export const kit = {
  'kit.gone': 'This is no longer in use. Nothing was changed. Try the command again to get a fresh one.',
  'kit.trouble.fallback': 'Something went wrong on our side. Nothing was changed.',
  'kit.trouble':
    'Something went wrong on our side, and nothing was changed. Please try again in a minute. ‘Get help now’ works all the same: type /gethelp.',
  'kit.trouble-with-form':
    'Something went wrong on our side, and it was not saved. What you wrote is kept for 24 hours, for you alone: press ‘Edit again’ to try once more.',
  'kit.handed-back':
    'We could not keep it either, so here is what you wrote. Only you can see it; copy it somewhere safe.',
  'kit.edit-again': 'Edit again',
  'kit.draft-gone': 'That draft is gone: drafts are kept for 24 hours. Please start again with the command.',
  'kit.fill-in': 'Fill in',
  'kit.fill-in-title': 'Fill in',
  'kit.submit': 'Send',
  'kit.nothing-to-choose': 'There is nothing to choose from here yet.',
  'option.missing': '{option} is missing.',
  'option.not-a-person': '{option}: mention a person, for example @Anna.',
  'option.not-a-holder': '{option}: mention a person or a group.',
  'option.not-a-room': '{option}: mention a room, for example #general.',
  'option.not-a-number': '{option}: a number from {min} to {max}.',
  'option.not-offered': '{option}: that is not one of the choices.',
  'option.not-text': '{option}: write it in words.',
  'option.too-long': '{option}: at most {max} characters.',
  'form.required': 'Please fill this in.',
  'form.too-long': '{length} characters; at most {max} fit.',
  'form.too-many': 'At most {max}.',
  'form.not-a-date': 'Write the date as year-month-day, for example 2027-03-16.',
} as const satisfies Record<string, string>
