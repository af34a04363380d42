import { FINDINGS } from './doctor/findings.ts'
import { MADE, table } from './markdown.ts'

const WORST = { warning: 'look at', wrong: 'mend', unseen: 'unseen' } as const

/** docs/operators.md: what the doctor looks at, and how scripts read it. */
export function operatorsPage(): string {
  const parts = [
    MADE,
    '# For whoever runs Roundel: is all well?',
    [
      '`npm run roundel -- doctor` looks at the machine, the database, each platform and each community, and says what to do about what is',
      'not well. It changes nothing, may run beside a running Roundel, and prints no token, no name and nothing that anybody wrote; of circles,',
      'posts and jobs it tells numbers. Run it after each installation and update, and once a day by whatever runs things once a day.',
    ].join('\n'),
    '## Exit codes',
    table(
      ['Code', 'Meaning'],
      [
        ['0', 'All is well, or there is only something to look at.'],
        ['1', 'Something is to be mended. With `--strict` also when there is something to look at.'],
        ['2', 'Nothing is known to be wrong, but something could not be looked at; or the command was not understood.'],
      ],
    ),
    '## What it looks at',
    'The last column but one says the gravest that a finding can be. The names stay: scripts may rely on them.',
    table(
      ['Name', 'What is well', 'Else', 'What to do'],
      Object.entries(FINDINGS).map(([code, { worst, about, mend }]) => [`\`${code}\``, about, WORST[worst], mend]),
    ),
    '## For scripts',
    [
      '`npm run --silent roundel -- doctor --json` prints one JSON object, each finding on a line of its own. Its shape is `Report` in',
      '`src/cli/doctor/findings.ts`; while `format` is 1, keys and names are added at most. `level` is `fine`, `warning`, `wrong` or `unseen`;',
      '`where` is empty for the machine, a platform’s name, or a community (`discord:123`).',
    ].join('\n'),
    [
      '```text',
      '{"format":1,"at":"2027-03-16T19:00:00Z","exit":1,"findings":[',
      '{"code":"disk.space","level":"fine","where":"","what":"5120 MB are free where the data lie","mend":""},',
      '{"code":"platform.permission","level":"wrong","where":"discord:123","what":"Pin Messages","mend":"In Server Settings, …"}',
      ']}',
      '```',
    ].join('\n'),
    [
      '```sh',
      '# what is to be mended, a line each',
      `npm run --silent roundel -- doctor --json | jq -r '.findings[] | select(.level == "wrong") | .code + " " + .where'`,
      '```',
    ].join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}
