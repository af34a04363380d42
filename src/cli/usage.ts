/** The command was not understood, or lacks something: words for whoever typed it, and exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export const USAGE = `npm run roundel -- <what>

  publish slack      prints the manifest from which the Slack app is made; why it asks for what it asks goes beside it
  publish discord    prints the link that adds the bot to a Discord server, likewise
                     --application ID: of this application; without it, the one that DISCORD_TOKEN belongs to
  doctor             checks configuration, database, key, disk, clock, permissions, commands, people to reach and what is
                     waiting, and says how to fix it. Changes nothing. docs/operators.md has the whole list
                     --json: for scripts; --strict: exit code 1 also for what is only to be checked
  docs               rewrites the pages of docs/ that are made from the code
  help               this page

Settings are read from the file .env, which .env.example explains. Exit code 0: everything is fine; 1: something needs fixing;
2: not understood, or the doctor could not check everything. To save only what you paste: npm run --silent roundel -- publish slack > manifest.json`
