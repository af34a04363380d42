import { describe, expectTypeOf, it } from 'vitest'
import { type ActionRef, actionRef, choiceRef } from '../../src/chat/action-ref.ts'
import { type AnyContext, type FormDef, kitFor, type OptionInput, opt } from '../../src/chat/command.ts'
import { type FormValues, holdersField, peopleField, selectField, textField } from '../../src/chat/form.ts'
import { id, integer, nullable, oneOf, payload } from '../../src/chat/payload.ts'
import type { Holder } from '../../src/chat/refs.ts'
import type { auditAction } from '../../src/data/audit.ts'
import type { SealedColumn } from '../../src/data/sealed.ts'
import type { Job, job } from '../../src/jobs/job.ts'
import type { Topic, topic } from '../../src/outbox/topic.ts'

// held by `npm run types`: what does not infer as said here does not compile
const kit = kitFor<AnyContext>()

describe('the types that definitions infer', () => {
  it('give a command’s work what its options say: null only where the option is optional', () => {
    const options = {
      number: opt.integer(1, 9).required('x'),
      person: opt.person.optional('x'),
      kind: opt
        .choice([
          { label: 'x', value: 'stay' },
          { label: 'x', value: 'shift' },
        ])
        .required('x'),
      whom: opt.holder.optional('x'),
    }
    expectTypeOf<OptionInput<typeof options>>().toEqualTypeOf<{
      number: number
      person: string | null
      kind: 'stay' | 'shift'
      whom: Holder | null
    }>()
  })

  it('give a press what its payload carries, and a select what was chosen besides', () => {
    const shape = payload({ circle: nullable(id), number: integer, rest: oneOf('stay', 'shift') })
    interface Carried {
      circle: string | null
      number: number
      rest: 'stay' | 'shift'
    }
    expectTypeOf(actionRef('x.press', shape)).toExtend<ActionRef<Carried>>()
    expectTypeOf<ActionRef<Carried>>().toExtend<ReturnType<typeof actionRef<Carried>>>()
    const chosen = choiceRef('x.select', payload({ circle: id }))
    type Input = ReturnType<typeof chosen.codec.decode>
    expectTypeOf<Input['chosen']>().toEqualTypeOf<string>()
    expectTypeOf<Input['circle']>().toEqualTypeOf<string>()
  })

  it('give a form’s work a value for each of its fields', () => {
    const fields = {
      words: textField({ label: 'x', max: 10 }),
      who: peopleField({ label: 'x', max: 2 }),
      powers: holdersField({ label: 'x', max: 2 }),
      which: selectField({ label: 'x' }),
    }
    expectTypeOf<FormValues<typeof fields>>().toEqualTypeOf<{
      words: string
      who: readonly string[]
      powers: readonly Holder[]
      which: string
    }>()
    expectTypeOf<Parameters<FormDef<AnyContext, { draft: string }, typeof fields>['run']>[1]>().toEqualTypeOf<
      FormValues<typeof fields>
    >()
  })

  it('let no definition go without who may use it', () => {
    expectTypeOf<Parameters<typeof kit.press>[1]>().toHaveProperty('requires')
    type Said = Parameters<typeof kit.messageAction>[1]
    expectTypeOf<Omit<Said, 'requires'>>().not.toExtend<Said>()
    type Suggest = Parameters<typeof kit.suggest>[1]
    expectTypeOf<Omit<Suggest, 'requires'>>().not.toExtend<Suggest>()
  })

  it('keep tokens of one kind from being taken for another', () => {
    expectTypeOf<ReturnType<typeof job>>().toExtend<Job>()
    expectTypeOf<ReturnType<typeof topic>>().toExtend<Topic>()
    expectTypeOf<Job>().not.toExtend<Topic>()
    expectTypeOf<Topic>().not.toExtend<ReturnType<typeof auditAction>>()
    expectTypeOf<ReturnType<typeof auditAction>>().not.toExtend<SealedColumn>()
    expectTypeOf<SealedColumn>().not.toExtend<Job>()
  })
})
