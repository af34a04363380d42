import type { AnyContext, CommandDef, Options } from './command.ts'
import { editAgain, submitted } from './dispatch-forms.ts'
import { filled, fillIn, showOptionProblems, suggestions } from './dispatch-options.ts'
import type { KitHost } from './host.ts'
import type { Answer, Inbound } from './inbound.ts'
import { EDIT_AGAIN, FILL_IN, FILLED } from './kit-actions.ts'
import { openDefinition } from './opens.ts'
import { Reply } from './reply.ts'
import { namedOptions, readOptions } from './text-args.ts'

/**
 * The one way in: find the definition, parse its input, authorise, run, catch.
 * Never rejects: whatever goes wrong, the person is told and what she wrote is kept.
 */
export async function dispatch<C extends AnyContext>(house: KitHost<C>, act: Inbound, answer: Answer): Promise<void> {
  const reply = new Reply(house, act, answer)
  try {
    await route(house, act, reply)
  } catch (error) {
    await reply.failed(error)
  }
}

async function route<C extends AnyContext>(house: KitHost<C>, act: Inbound, reply: Reply<C>): Promise<void> {
  const { definitions } = house
  switch (act.kind) {
    case 'command': {
      const urgent = [...definitions.urgent.values()].find((each) => each.path !== null && each.path[0] === act.path[0])
      if (urgent) return reply.urgently(urgent, null)
      const command = definitions.commands.get(act.path.join('.'))
      if (!command) return reply.unknown()
      reply.definition = command.id
      return runCommand(house, command, act, reply)
    }
    case 'press': {
      const { definition: id, payload } = act.action
      const parts = act.chosen === null ? payload : [...payload, act.chosen]
      const urgent = definitions.urgent.get(id)
      if (urgent) return reply.urgently(urgent, payload)
      if (act.action.community !== act.community) return reply.unknown()
      // beside the press, not before it: nothing slow stands before the acknowledgement
      const settling = act.action.mark !== '' && act.message ? reply.settles(act.action.mark, act.message) : null
      try {
        if (id === EDIT_AGAIN.id) return await editAgain(house, EDIT_AGAIN.codec.decode(payload), reply)
        if (id === FILL_IN.id) return await fillIn(house, FILL_IN.codec.decode(payload), reply)
        const press = definitions.presses.get(id)
        if (!press) return await reply.unknown()
        reply.definition = press.id
        return await openDefinition(house, press, press.opens, { input: press.action.codec.decode(parts), reply })
      } finally {
        await settling
      }
    }
    case 'submit': {
      if (act.action.community !== act.community) return reply.unknown()
      if (act.action.definition === FILLED.id)
        return filled(house, FILLED.codec.decode(act.action.payload), act.values, reply)
      const form = definitions.forms.get(act.action.definition)
      if (!form) return reply.unknown()
      reply.definition = form.id
      return submitted(house, form, act.action, { raw: act.values, reply })
    }
    case 'message-action': {
      const action = definitions.messageActions.get(act.name)
      if (!action) return reply.unknown()
      reply.definition = action.id
      return openDefinition(house, action, action.opens, { input: { message: act.message, author: act.author }, reply })
    }
    case 'suggest':
      return suggest(house, act, reply)
  }
}

async function runCommand<C extends AnyContext>(
  house: KitHost<C>,
  command: CommandDef<C, Options>,
  act: Inbound & { kind: 'command' },
  reply: Reply<C>,
): Promise<void> {
  const named = Array.isArray(act.args) ? namedOptions(command.options, act.args) : act.args
  const read = readOptions(command.options, named as Readonly<Record<string, never>>)
  if (read.problems.length > 0)
    return showOptionProblems(house, command, named as never, { problems: read.problems, reply })
  return openDefinition(house, command, command.opens, { input: read.values, reply })
}

async function suggest<C extends AnyContext>(
  house: KitHost<C>,
  act: Inbound & { kind: 'suggest' },
  reply: Reply<C>,
): Promise<void> {
  const option = house.definitions.commands.get(act.path.join('.'))?.options[act.option]
  if (option?.kind !== 'suggested') return reply.suggests([])
  const context = await house.context({ ...reply.asker, circle: null, mayLookUp: false, progress: async () => {} })
  return reply.suggests(await suggestions(house, option, act.query, context))
}
