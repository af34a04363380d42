import { circleEntity, communityEntity } from '../../src/areas/circles/entities.ts'
import { circlePeople, facilitators, inTheCircle } from '../../src/areas/circles/powers.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import { UserError } from '../../src/chat/errors.ts'
import { selectField } from '../../src/chat/form.ts'
import { isAllowed } from '../../src/chat/permissions.ts'
import { type Context, kit } from '../../src/context.ts'
import { t } from '../../src/locales/index.ts'
import { FIND_POST, IT_IS_THERE, POST_IT } from '../../src/outbox/actions.ts'
import { postAgain, type Reporter, reportMessage, reportPresent, unlocatedPosts } from '../../src/outbox/answers.ts'
import { answered, problemChoice } from '../../src/outbox/views.ts'

const teller = async (c: Context): Promise<Reporter> => ({
  community: c.community.id,
  person: c.actor.person,
  subject: c.circle === null ? communityEntity(c.community.id) : circleEntity(c.circle.id),
  facilitates: await isAllowed(facilitators, c),
})

// of the circle's people only its facilitators, and whoever was asked about this very post: that is looked up with the post
const posting = kit.press(POST_IT, {
  requires: circlePeople,
  circle: ({ circle }) => circle,
  opens: kit.privately(async ({ post }, c) => answered(await postAgain(c, post, await teller(c)))),
})

const being = kit.press(IT_IS_THERE, {
  requires: circlePeople,
  circle: ({ circle }) => circle,
  opens: kit.privately(async ({ post }, c) => answered(await reportPresent(c, post, await teller(c)))),
})

const finding = kit.form(FIND_POST, {
  requires: inTheCircle,
  circle: ({ circle }) => circle,
  fields: { post: selectField({ label: 'outbox.find.post' }) },
  answers: 'private',
  open: async ({ message }, c) => {
    if (c.circle === null) throw new UserError('outbox.find.not-here')
    const matters = await unlocatedPosts(c, circleEntity(c.circle.id))
    if (matters.length === 0) throw new UserError('outbox.find.none')
    return {
      title: t('outbox.find.title'),
      submit: t('outbox.find.submit'),
      // a select holds 25: of more than that, which is a bad day indeed, the latest
      choices: { post: matters.slice(-25).map(problemChoice) },
      carries: { circle: c.circle.id, message },
    }
  },
  run: async ({ message }, { post }, c) => {
    const room = c.circle?.room
    if (!room) throw new UserError('outbox.find.not-here')
    const found = { post, message: { community: c.community.id, room, message } }
    return answered(await reportMessage(c, found, await teller(c)))
  },
})

/** Who wrote the message and what it says is no input: only which one it is. */
const thisIsThePost = kit.messageAction('outbox.this-is-the-post', {
  label: 'outbox.this-is-the-post',
  requires: inTheCircle,
  opens: kit.opening(finding, ({ message }) => ({ circle: null, message: message.message })),
})

export const definitions: AnyDefinition<Context>[] = [posting, being, finding, thisIsThePost]
