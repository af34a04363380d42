import type {
  CommandRegistry,
  Definitions,
  PublishedCommand,
  PublishedOption,
  PublishedVerb,
} from '../chat/registry.ts'
import type { Context } from '../context.ts'
import { MADE, table } from './markdown.ts'

/** docs/commands.md: everything that people can say, in the words in which it is published. */
export function commandsPage(definitions: Definitions<Context>, registry: CommandRegistry): string {
  const parts = [
    MADE,
    '# What people can say',
    [
      'The same on Discord and on Slack. Every answer is private: only the one who asked sees it.',
      'On Slack options are typed as `name:value`; what is missing or not understood is asked for in a form.',
      'Who may do what is in [powers.md](powers.md).',
    ].join('\n'),
    ...registry.commands.map((command) => commandPart(definitions, command)),
    '## On a message',
    'Discord: the menu of a message, then Apps. Slack: the menu of a message, then its shortcuts. What the message says is not read.',
    table(
      ['Name', 'Open to'],
      registry.messageActions.map(({ id, name }) => [name, definitions.messageActions.get(id)?.requires.name ?? '']),
    ),
  ]
  return `${parts.join('\n\n')}\n`
}

function commandPart(definitions: Definitions<Context>, command: PublishedCommand): string {
  return [
    `## /${command.noun}`,
    `${command.description}.`,
    ...command.verbs.flatMap((verb) => verbPart(definitions, command.noun, verb)),
  ].join('\n\n')
}

function verbPart(definitions: Definitions<Context>, noun: string, { verb, description, options }: PublishedVerb) {
  const id = verb === null ? noun : `${noun}.${verb}`
  const open = definitions.commands.get(id)?.requires.name ?? 'everyone, always: it needs no power and no database'
  return [
    `### /${[noun, ...(verb === null ? [] : [verb])].join(' ')}`,
    `${description}.`,
    `Open to: ${open}.`,
    ...(options.length === 0 ? [] : [table(['Option', 'What it is', 'Needed'], options.map(optionRow))]),
  ]
}

function optionRow({ name, description, required, kind }: PublishedOption): string[] {
  return [`\`${name}\` (${KINDS[kind]})`, description, required ? 'yes' : 'no']
}

const KINDS: Readonly<Record<PublishedOption['kind'], string>> = {
  text: 'words',
  integer: 'a number',
  person: 'a person',
  holder: 'a person or a group',
  room: 'a room',
  choice: 'one of a few',
  suggested: 'suggested while you type, on Discord',
}
