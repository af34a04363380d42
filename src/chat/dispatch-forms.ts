import type { ActionId } from './action-id.ts'
import type { AnyContext, AnyForm } from './command.ts'
import { UserError } from './errors.ts'
import { buildForm, type RawValues, readValues } from './form.ts'
import type { KitHost } from './host.ts'
import { EDIT_AGAIN } from './kit-actions.ts'
import { handedBack, plainView } from './kit-views.ts'
import { authorised } from './permissions.ts'
import type { Reply } from './reply.ts'
import { type Button, button, type View } from './view.ts'

/** What is kept of a form that could not be taken: enough to open it again just as it was left. */
interface KeptForm {
  definition: string
  mark: string
  payload: readonly string[]
  values: RawValues
}

/** Field checks are pure and come first; the work comes after, and whatever it says, what was written is kept. */
export async function submitted<C extends AnyContext>(
  house: KitHost<C>,
  form: AnyForm<C>,
  action: ActionId,
  { raw, reply }: { raw: RawValues; reply: Reply<C> },
): Promise<void> {
  const input = form.action.codec.decode(action.payload)
  const read = readValues(form.fields, raw, (values) => form.check(values, input))
  const kept: KeptForm = { definition: form.id, mark: action.mark, payload: action.payload, values: raw }
  if ('errors' in read) {
    const said = Object.fromEntries(
      Object.entries(read.errors).map(([name, error]) => [name, house.words(error.key, error.params)]),
    )
    if (await reply.refuses(said)) return
    const lines = Object.entries(said).map(
      ([name, error]) => `${house.words(form.fields[name]?.label ?? name)}: ${error}`,
    )
    return reply.shows('private', async () => againView(house, form, reply, { kept, words: lines.join('\n') }))
  }
  const circle = form.circle?.(input) ?? null
  return reply.shows(
    form.answers,
    async (progress) => {
      const context = await house.context({ ...reply.asker, circle, mayLookUp: true, progress })
      if (!(await authorised(house, form.requires, context))) return reply.denied(form.requires.denied)
      return form.run(input, read.values, context, action.mark)
    },
    async (error) => {
      if (error instanceof UserError)
        return againOrOpen(house, form, reply, {
          kept,
          words: house.words(error.key, error.params),
          beside: error.beside,
        })
      // a draft would go the way of what it is a draft of
      if (house.isUnavailable(error))
        return leftOpenOrBack(house, form, reply, { kept, words: house.words('kit.away-with-form') })
      return againOrOpen(house, form, reply, { kept, words: house.words('kit.trouble-with-form'), beside: [] })
    },
  )
}

/** The words, and 'Edit again' over a draft. @throws what keeps the draft from being kept */
async function draftView<C extends AnyContext>(
  house: KitHost<C>,
  reply: Reply<C>,
  kept: KeptForm,
  { words, beside }: { words: string; beside: readonly Button[] },
): Promise<View> {
  const draft = await house.drafts.keep(reply.act.actor, JSON.stringify(kept))
  return plainView(
    `${words}\n${house.words('kit.kept')}`,
    button(house.words('kit.edit-again'), EDIT_AGAIN, { draft }, 'primary'),
    ...beside,
  )
}

/** Where no draft can be kept, as on a full disk, what was written is handed back; what was only picked has no words of its own. */
function handedBackView<C extends AnyContext>(
  house: KitHost<C>,
  form: AnyForm<C>,
  { values }: KeptForm,
  words: string,
): View {
  const written = Object.entries(values).flatMap(([name, value]) =>
    typeof value === 'string' && form.fields[name]?.kind !== 'select' ? value : [],
  )
  return handedBack(`${words}\n${house.words('kit.handed-back')}`, written, house.words('kit.handed-back-part'))
}

async function againView<C extends AnyContext>(
  house: KitHost<C>,
  form: AnyForm<C>,
  reply: Reply<C>,
  { kept, words }: { kept: KeptForm; words: string },
): Promise<View> {
  try {
    return await draftView(house, reply, kept, { words, beside: [] })
  } catch {
    return handedBackView(house, form, kept, words)
  }
}

/** As a view; null where the form was left open instead, with all that is in it: only where no draft could be kept. */
async function againOrOpen<C extends AnyContext>(
  house: KitHost<C>,
  form: AnyForm<C>,
  reply: Reply<C>,
  { kept, words, beside }: { kept: KeptForm; words: string; beside: readonly Button[] },
): Promise<View | null> {
  try {
    return await draftView(house, reply, kept, { words, beside })
  } catch {
    return leftOpenOrBack(house, form, reply, { kept, words })
  }
}

/** Where nothing can be kept: null where the form was left open, with all that is in it; else what was written, to be copied. */
async function leftOpenOrBack<C extends AnyContext>(
  house: KitHost<C>,
  form: AnyForm<C>,
  reply: Reply<C>,
  { kept, words }: { kept: KeptForm; words: string },
): Promise<View | null> {
  const [first = ''] = Object.keys(form.fields)
  if (await reply.leavesOpen(first, `${words} ${house.words('kit.still-here')}`)) return null
  return handedBackView(house, form, kept, words)
}

export async function editAgain<C extends AnyContext>(
  house: KitHost<C>,
  input: { draft: string },
  reply: Reply<C>,
): Promise<void> {
  const body = await house.drafts.find(reply.act.actor, input.draft)
  if (body === null) throw new UserError('kit.draft-gone')
  const kept = JSON.parse(body) as KeptForm
  const form = house.definitions.forms.get(kept.definition)
  if (!form) return reply.unknown()
  reply.definition = form.id
  const formInput = form.action.codec.decode(kept.payload)
  const circle = form.circle?.(formInput) ?? null
  const context = await house.context({ ...reply.asker, circle, mayLookUp: false, progress: async () => {} })
  if (!(await authorised(house, form.requires, context)))
    return reply.shows('private', async () => reply.denied(form.requires.denied))
  const opening = await form.open(formInput, context)
  // the same mark: a first submission that did get through and this one make one record
  await reply.opens(buildForm(form.fields, opening, house.words, kept.values), kept.payload, form.id, kept.mark)
}
