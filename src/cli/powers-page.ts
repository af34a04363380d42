import { type Caller, type CircleFacts, knownPowers } from '../areas/circles/powers.ts'
import { isAllowed, type Permission } from '../chat/permissions.ts'
import type { Definitions } from '../chat/registry.ts'
import type { Context } from '../context.ts'
import { words } from '../locales/index.ts'
import { MADE, table } from './markdown.ts'

const CIRCLE: CircleFacts = {
  id: 'circle',
  name: 'A circle',
  number: 1,
  programme: 'a programme',
  state: 'open',
  room: 'room',
  zone: 'Europe/London',
  minutes: 90,
  meet: { kind: 'link', where: 'https://example.org' },
  facilitators: ['facilitator'],
  members: ['member'],
  contact: 'contact',
}

/** Each column is one person in that circle's room or naming that circle; the permissions themselves say yes or no. */
const PEOPLE: Readonly<Record<string, { person?: string; powers?: Parameters<typeof knownPowers>[0] }>> = {
  Anyone: {},
  Member: { person: 'member' },
  Facilitator: { person: 'facilitator' },
  'Named contact': { person: 'contact' },
  'Programme lead': { powers: { held: ['lead'] } },
  Steward: { powers: { held: ['steward'] } },
  'Safeguarding lead': { powers: { safeguardingLead: true } },
  Deputy: { powers: { deputy: true } },
  'Server or workspace administrator': { powers: { admin: true } },
  'Administrator, before setup': { powers: { admin: true, ready: false } },
}

const standing = ({ person = 'someone', powers = {} }: (typeof PEOPLE)[string]): Caller => ({
  actor: { person },
  powers: knownPowers(powers),
  circle: CIRCLE,
})

const answers = (required: Permission<Caller>): Promise<string[]> =>
  Promise.all(Object.values(PEOPLE).map(async (each) => ((await isAllowed(required, standing(each))) ? 'yes' : '–')))

/** docs/powers.md: every definition, and who is let through by it. */
export async function powersPage(definitions: Definitions<Context>): Promise<string> {
  const matrix = async (rows: readonly { name: string; requires: Permission<Context> }[]) =>
    table(
      ['', ...Object.keys(PEOPLE)],
      await Promise.all(rows.map(async ({ name, requires }) => [name, ...(await answers(requires))])),
    )
  const byId = (found: ReadonlyMap<string, { id: string; requires: Permission<Context> }>) =>
    matrix([...found.values()].map(({ id, requires }) => ({ name: `\`${id}\``, requires })))
  const commands = [...definitions.commands.values()].map(({ path, requires }) => ({
    name: `\`/${path.join(' ')}\``,
    requires,
  }))
  const home = definitions.home ? [{ name: 'the Home page (Slack)', requires: definitions.home.requires }] : []
  const parts = [
    MADE,
    '# Who may do what',
    [
      'Every command, button, form and suggestion names who may use it, and is refused to everybody else; a fault while that is worked out',
      'refuses too. The tables are made by asking those very checks. ‘Member’, ‘Facilitator’ and ‘Named contact’ are those of the circle that it is',
      'about; of another circle they are ‘Anyone’. Everybody else is asked about a circle that they have no seat in. Somebody with several of',
      'these has all that each of them has.',
    ].join('\n'),
    [
      'Setup says who _may_ facilitate; that opens nothing by itself: being given a circle does. A boundary note is never shown to the one it is',
      'about, and a post is settled by those who were asked about it: that is looked up with the note or the post, and only ever narrows the',
      'table. Stewards and administrators do not see boundary notes.',
    ].join('\n'),
    `${[...definitions.urgent.keys()].map((id) => `\`${id}\``).join(', ')} (/gethelp and ‘Get help now’) is open to everyone, always, and asks nothing.`,
    '## Commands',
    await matrix([...commands, ...home]),
    '## On a message',
    await matrix(
      [...definitions.messageActions.values()].map(({ label, requires }) => ({ name: words(label), requires })),
    ),
    '## Buttons and menus',
    await byId(definitions.presses),
    '## Forms',
    'Asked when a form opens, and again when it is sent.',
    await byId(definitions.forms),
    '## Suggestions while typing',
    await byId(definitions.suggests),
  ]
  return `${parts.join('\n\n')}\n`
}
