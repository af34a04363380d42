import type { AnyContext, CommandDef, Opens, Options } from './command.ts'
import { buildForm } from './form.ts'
import type { KitHost } from './host.ts'
import { authorised } from './permissions.ts'
import type { Reply } from './reply.ts'

/** Runs what a definition opens, once it is known what was meant. */
export async function openDefinition<C extends AnyContext, I>(
  house: KitHost<C>,
  definition: { id: string; requires: CommandDef<C, Options>['requires']; circle?(input: I): string | null },
  how: Opens<C, I>,
  { input, reply }: { input: I; reply: Reply<C> },
): Promise<void> {
  const circle = definition.circle?.(input) ?? null
  if (how.kind !== 'form') {
    return reply.shows(how.kind, async (progress) => {
      const context = await house.context({ ...reply.asker, circle, mayLookUp: true, progress })
      if (!(await authorised(house, definition.requires, context))) return reply.denied(definition.requires.denied)
      return how.run(input, context)
    })
  }
  const formInput = how.input(input)
  const context = await house.context({
    ...reply.asker,
    circle: circle ?? how.form.circle?.(formInput) ?? null,
    mayLookUp: false,
    progress: async () => {},
  })
  for (const required of [definition.requires, how.form.requires]) {
    if (!(await authorised(house, required, context)))
      return reply.shows('private', async () => reply.denied(required.denied))
  }
  const opening = await how.form.open(formInput, context)
  const form = buildForm(how.form.fields, opening, house.words)
  await reply.opens(form, how.form.action.codec.encode(opening.carries ?? formInput), how.form.id)
}
