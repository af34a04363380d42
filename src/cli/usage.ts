/** The command was not understood, or lacks something: words for whoever typed it, and exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export const USAGE = `npm run roundel -- <what>

  publish slack      prints the manifest from which the Slack app is made; why it asks for what it asks goes beside it
  publish discord    prints the link that adds the bot to a Discord server, likewise
                     --application ID: of this application; without it, the one that DISCORD_TOKEN belongs to
  doctor             looks at configuration, database, key, disk, clock, permissions, commands, people to be reached and what is
                     waiting; says what to mend. Changes nothing. docs/operators.md has the whole list
                     --json: for scripts; --strict: exit code 1 also for what is only to be looked at
  docs               writes the pages of docs/ that are made from the code anew
  help               this page

Settings are read from the file .env, which .env.example explains. Exit code 0: all is well; 1: something is to be mended;
2: not understood, or the doctor could not look at everything. To keep only what is to be pasted: npm run --silent roundel -- publish slack > manifest.json`
