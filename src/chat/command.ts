import type { ActionRef } from './action-ref.ts'
import type { FieldErrors, FieldSpecs, FormValues, Opening } from './form.ts'
import { LIMITS, LimitError, within } from './limits.ts'
import type { Permission } from './permissions.ts'
import type { Holder, MessageRef } from './refs.ts'
import type { Choice, View } from './view.ts'

/** A context lets a long piece of work show how far it is. */
export interface AnyContext {
  progress(view: View): Promise<void>
}

/* ---- options of commands ---- */

export interface OptionSpec<T> {
  readonly kind: 'text' | 'integer' | 'person' | 'holder' | 'room' | 'choice' | 'suggested'
  /** Message key: at most 100 characters of words. */
  readonly summary: string
  readonly required: boolean
  /** text: characters; integer: the largest. */
  readonly max: number
  readonly min: number
  readonly choices: readonly { label: string; value: string }[]
  /** Id of a Suggest definition. */
  readonly suggest: string
  /** Only there to carry the type. */
  readonly type?: T
}

export type Options = Readonly<Record<string, OptionSpec<unknown>>>
export type OptionInput<O extends Options> = { [K in keyof O]: O[K] extends OptionSpec<infer T> ? T : never }

type OptionRequest = {
  summary: string
  required: boolean
  max?: number
  min?: number
  choices?: OptionSpec<unknown>['choices']
  suggest?: string
}

function option<T>(kind: OptionSpec<T>['kind'], asked: OptionRequest): OptionSpec<T> {
  return {
    kind,
    summary: asked.summary,
    required: asked.required,
    max: asked.max ?? 0,
    min: asked.min ?? 0,
    choices: asked.choices ?? [],
    suggest: asked.suggest ?? '',
  }
}

/** Builders: `opt.person.required('key')` gives string (a platform id), `.optional` gives string | null. */
const kindOf = <T>(kind: OptionSpec<T>['kind'], extra: Partial<OptionRequest> = {}) => ({
  required: (summary: string): OptionSpec<T> => option<T>(kind, { ...extra, summary, required: true }),
  optional: (summary: string): OptionSpec<T | null> => option<T | null>(kind, { ...extra, summary, required: false }),
})

export const opt = {
  text: (max: number) => kindOf<string>('text', { max }),
  integer: (min: number, max: number) => kindOf<number>('integer', { min, max }),
  person: kindOf<string>('person'),
  holder: kindOf<Holder>('holder'),
  /** A room given by mention; on Discord any channel of the server. */
  room: kindOf<string>('room'),
  /** Fixed choices: labels are message keys. */
  choice: <const V extends string>(choices: readonly { label: string; value: V }[]) => kindOf<V>('choice', { choices }),
  /** Completed while typing where the platform can; the value is checked by the use case. */
  suggested: (suggest: { id: string }) => kindOf<string>('suggested', { suggest: suggest.id }),
}

/* ---- what a definition says ---- */

interface Definition<C, I> {
  readonly id: string
  /** No default: without it, it does not compile. */
  readonly requires: Permission<C>
  /** The circle that an input is about, where it is not the room's: looked up within the caller's community before anything else. */
  circle?(input: I): string | null
}

/** How it first answers: fixed before it runs, because platforms fix privacy at the first answer. */
export type Opens<C, I> =
  | { readonly kind: 'private' | 'replace'; run(input: I, context: C): Promise<View> }
  | { readonly kind: 'form'; readonly form: FormDef<C, unknown>; input(input: I): unknown }

export interface CommandDef<C, O extends Options> extends Definition<C, OptionInput<O>> {
  readonly what: 'command'
  /** ['circle', 'create'], or ['gethelp'] alone. */
  readonly path: readonly [noun: string, verb?: string]
  readonly summary: string
  readonly options: O
  readonly opens: Opens<C, OptionInput<O>>
}

export interface PressDef<C, I> extends Definition<C, I> {
  readonly what: 'press'
  readonly action: ActionRef<I>
  readonly opens: Opens<C, I>
}

/** Form of a definition whose fields are declared once and whose contents `open` fills in. `I` rides in the form's id. */
export interface FormDef<C, I, F extends FieldSpecs = FieldSpecs> extends Definition<C, I> {
  readonly what: 'form'
  readonly action: ActionRef<I>
  readonly fields: F
  readonly answers: 'private' | 'replace'
  /**
   * At most one read: the platform's patience is about 3 s.
   * `carries` rides in the form's id in place of the input: a submission may come without its room (Slack), so a form that belongs to
   * the circle of the room takes that circle along.
   */
  open(input: I, context: C): Promise<Opening<F> & { carries?: I }>
  /** Pure, before the acknowledgement: what no single field can tell. */
  check(values: FormValues<F>, input: I): FieldErrors
  /** `minted` is the form's random id: what is made of it is unique on it, so a double submit makes one. */
  run(input: I, values: FormValues<F>, context: C, minted: string): Promise<View>
}

/** On a message. Its text is dropped by the adapter; whether author or message are of any use is said by the type of `opens`. */
export interface MessageActionDef<C> extends Definition<C, MessageInput> {
  readonly what: 'message-action'
  /** Message key; at most 24 characters of words. */
  readonly label: string
  readonly opens: Opens<C, MessageInput>
}

export interface MessageInput {
  message: MessageRef
  /** Who wrote it. */
  author: string
}

export interface SuggestDef<C> {
  readonly what: 'suggest'
  readonly id: string
  readonly requires: Permission<C>
  run(query: string, context: C): Promise<readonly Choice[]>
}

/**
 * Answers when all else fails: no authority, no context, no database, no log. 'Get help now' alone is one.
 * `community` is all that is known.
 */
export interface UrgentDef<I> {
  readonly what: 'urgent'
  readonly id: string
  readonly path: readonly [noun: string] | null
  readonly summary: string
  readonly action: ActionRef<I>
  run(input: I | null, community: string): View
}

export interface HomeDef<C> {
  readonly what: 'home'
  readonly id: string
  readonly requires: Permission<C>
  run(context: C): Promise<View>
}

/** A form of any input and fields. */
export type AnyForm<C> = FormDef<C, unknown, FieldSpecs>

/** Definitions of any input: methods are bivariant, and each is only ever called with what its own codec made. */
export type AnyDefinition<C> =
  | CommandDef<C, Options>
  | PressDef<C, unknown>
  | FormDef<C, unknown>
  | MessageActionDef<C>
  | SuggestDef<C>
  | UrgentDef<unknown>
  | HomeDef<C>

/** The builders, bound to the context that main builds, so that commands infer it. */
export function kitFor<C extends AnyContext>() {
  return {
    command<O extends Options>(
      path: readonly [noun: string, verb?: string],
      said: Omit<CommandDef<C, O>, 'what' | 'id' | 'path'>,
    ): CommandDef<C, O> {
      for (const name of [...path, ...Object.keys(said.options)]) {
        if (!/^[a-z][a-z-]*$/.test(within('name', String(name), LIMITS.name)))
          throw new LimitError(`'${name}' is no name for both platforms`)
      }
      if (said.opens.kind === 'form' && Object.values(said.options).some((each) => each.required))
        throw new LimitError(`/${path.join(' ')} opens a form: its form asks, so its options are all optional`)
      return { what: 'command', id: path.join('.'), path, ...said }
    },
    press<I>(action: ActionRef<I>, said: Omit<PressDef<C, I>, 'what' | 'id' | 'action'>): PressDef<C, I> {
      return { what: 'press', id: action.id, action, ...said }
    },
    form<I, F extends FieldSpecs>(
      action: ActionRef<I>,
      said: Omit<FormDef<C, I, F>, 'what' | 'id' | 'action' | 'check'> & { check?: FormDef<C, I, F>['check'] },
    ): FormDef<C, I, F> {
      return { check: () => ({}), ...said, what: 'form', id: action.id, action }
    },
    messageAction(id: string, said: Omit<MessageActionDef<C>, 'what' | 'id'>): MessageActionDef<C> {
      return { what: 'message-action', id, ...said }
    },
    suggest(id: string, said: Omit<SuggestDef<C>, 'what' | 'id'>): SuggestDef<C> {
      return { what: 'suggest', id, ...said }
    },
    home(said: Omit<HomeDef<C>, 'what' | 'id'>): HomeDef<C> {
      return { what: 'home', id: 'home', ...said }
    },
    /** Only the one who acted sees it. */
    privately<I>(run: (input: I, context: C) => Promise<View>): Opens<C, I> {
      return { kind: 'private', run }
    },
    /** In place of the private message whose button was pressed. */
    replacing<I>(run: (input: I, context: C) => Promise<View>): Opens<C, I> {
      return { kind: 'replace', run }
    },
    opening<I, J, F extends FieldSpecs>(form: FormDef<C, J, F>, input: (input: I) => J): Opens<C, I> {
      return { kind: 'form', form: form satisfies AnyForm<C>, input }
    },
  }
}

export function urgent<I>(said: Omit<UrgentDef<I>, 'what' | 'id'>): UrgentDef<I> {
  return { what: 'urgent', id: said.action.id, ...said }
}
