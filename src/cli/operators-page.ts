import { FINDINGS } from './doctor/findings.ts'
import { MADE, table } from './markdown.ts'

const WORST = { warning: 'check', wrong: 'fix', unseen: 'unknown' } as const

/** docs/operators.md: what the doctor looks at, and how scripts read it. */
export function operatorsPage(): string {
  const parts = [
    MADE,
    '# For operators: is everything all right?',
    [
      '`npm run roundel -- doctor` checks the machine, the database, each platform and each community, and says how to fix what is wrong.',
      'It changes nothing and can run while Roundel runs. It prints no token, no name and nothing that anyone wrote; for circles, posts and',
      'jobs it prints counts. Run it after each installation and update, and once a day (cron or a systemd timer).',
    ].join('\n'),
    '## Exit codes',
    table(
      ['Code', 'Meaning'],
      [
        ['0', 'Everything is fine, or there is only something to check.'],
        ['1', 'Something needs fixing. With `--strict` also when there is something to check.'],
        ['2', 'Nothing is known to be wrong, but something could not be checked; or the command was not understood.'],
      ],
    ),
    '## What it checks',
    '‘Otherwise’ is the most serious that a finding can be. The names don’t change: scripts may rely on them.',
    table(
      ['Name', 'What should be so', 'Otherwise', 'What to do'],
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
      '{"code":"disk.space","level":"fine","where":"","what":"5120 MB are free for the data","mend":""},',
      '{"code":"platform.permission","level":"wrong","where":"discord:123","what":"Pin Messages","mend":"In Server Settings, …"}',
      ']}',
      '```',
    ].join('\n'),
    [
      '```sh',
      '# what needs fixing, a line each',
      `npm run --silent roundel -- doctor --json | jq -r '.findings[] | select(.level == "wrong") | .code + " " + .where'`,
      '```',
    ].join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}
