import * as z from 'zod'

/**
 * Everything that `roundel doctor` looks at. The names are kept for good: scripts know findings by them. `about` and `mend` go into
 * docs/operators.md; `worst` is the gravest that it can be.
 */
export const FINDINGS = {
  'config.variables': {
    worst: 'wrong',
    about: 'Every variable of the environment or of .env has the shape that .env.example explains.',
    mend: 'Correct the variables that it names.',
  },
  'config.tokens': {
    worst: 'wrong',
    about: 'There is a token for Discord, or both for Slack.',
    mend: 'Set them in .env.',
  },
  'network.proxy': {
    worst: 'warning',
    about:
      'Whether a proxy is set (HTTPS_PROXY, HTTP_PROXY). Calls to both platforms and Slack’s socket go through it. Discord’s socket can’t use a proxy.',
    mend: 'Let this computer reach gateway.discord.gg on port 443 without the proxy.',
  },
  'node.version': {
    worst: 'wrong',
    about: 'Node is new enough (fix), is the one that `npm ci` installed, and still gets security fixes (check).',
    mend: 'Start it with npm, or with node_modules/.bin/node. Update Roundel, which brings a newer Node.',
  },
  'database.answers': {
    worst: 'wrong',
    about: 'The database answers, and no newer Roundel has used it.',
    mend: 'As it says: the address, the server, the rights of the account, or the version.',
  },
  'database.tables': {
    worst: 'wrong',
    about: 'Every table and column that this version needs is there. Updates that the next start makes are no fault.',
    mend: 'Restore a backup from before the tables were changed.',
  },
  'database.damage': {
    worst: 'wrong',
    about: 'SQLite’s own quick_check finds no damage in the file. PostgreSQL checks this itself.',
    mend: 'Stop Roundel, keep the damaged file, restore the last good backup, and check the disk.',
  },
  'database.writable': {
    worst: 'wrong',
    about: 'The database can be written, and no other program holds it.',
    mend: 'Let the account write to it, or stop the other program.',
  },
  'database.lease': {
    worst: 'warning',
    about: 'Which Roundel is using this database (one at a time), and whether it ended without stopping.',
    mend: 'Start Roundel: it takes over at once.',
  },
  'database.key': {
    worst: 'wrong',
    about: 'The key decrypts what is encrypted.',
    mend: 'Restore secret.key or ROUNDEL_SECRET_KEY. Nothing else can decrypt it.',
  },
  'disk.space': {
    worst: 'wrong',
    about:
      'There is enough disk space for the data: three times the SQLite file and 200 MB (check), 20 MB in any case (fix).',
    mend: 'Free some disk space, or move ROUNDEL_DATA_DIR.',
  },
  'clock.platform': {
    worst: 'wrong',
    about: 'This machine’s clock agrees with the platform’s: within 10 s (check), within 5 minutes (fix).',
    mend: 'Turn on automatic time (NTP).',
  },
  'clock.back': {
    worst: 'wrong',
    about: 'Nothing in the database is dated later than now. If something is, the clock went back.',
    mend: 'Correct the clock before you start Roundel again.',
  },
  'platform.reached': {
    worst: 'unseen',
    about: 'The platform answers.',
    mend: 'Check the connection, and the platform’s own status page.',
  },
  'platform.token': {
    worst: 'wrong',
    about: 'The platform accepts the tokens, and they belong to this community.',
    mend: 'Copy them again.',
  },
  'platform.membership': {
    worst: 'wrong',
    about: 'Roundel has been added to the server or workspace.',
    mend: 'Open the link or paste the manifest that `publish` prints.',
  },
  'platform.permission': {
    worst: 'wrong',
    about: 'Each permission (Discord) or scope (Slack) that it needs was granted, by name.',
    mend: 'Turn it on (Discord), or print the manifest again, paste it and reinstall (Slack).',
  },
  'platform.surplus': {
    worst: 'warning',
    about: 'It was granted no more than it needs: Administrator on Discord, other scopes on Slack.',
    mend: 'Take it away.',
  },
  'platform.history': {
    worst: 'warning',
    about: 'On Discord @everyone can read message history. Without it members can’t see pinned messages.',
    mend: 'Turn it on for @everyone, or in each circle’s room.',
  },
  'platform.commands': {
    worst: 'wrong',
    about:
      'Discord has the commands of this version: none is missing, out of date or someone else’s. Slack can’t be asked.',
    mend: 'Restart Roundel (Discord), or print the manifest again and paste it (Slack).',
  },
  'community.setup': {
    worst: 'warning',
    about: '`/roundel setup` is finished.',
    mend: 'An administrator finishes it in the chat.',
  },
  'community.named-people': {
    worst: 'wrong',
    about: 'Safeguarding lead, deputy and outsider are still in the community.',
    mend: 'An administrator names someone else: `/roundel setup`, ‘Who to reach’.',
  },
  'community.help-lines': {
    worst: 'warning',
    about: 'Each help line of the regions in use was verified within 180 days.',
    mend: 'Check it with the service itself, then update Roundel (or its file of help lines) with the date.',
  },
  'circles.stopped': {
    worst: 'warning',
    about: 'How many circles’ posts are on hold until someone decides, for example because a stranger is in the room.',
    mend: 'The people who were asked in the chat decide there.',
  },
  'circles.stuck': {
    worst: 'warning',
    about: 'How many circles got stuck while they were being opened.',
    mend: 'The programme lead was asked in the chat.',
  },
  'jobs.behind': {
    worst: 'warning',
    about: 'How many jobs should have been done five minutes ago.',
    mend: 'Start Roundel. If it is running, look at its log.',
  },
  'jobs.failed': {
    worst: 'warning',
    about: 'How many jobs were given up.',
    mend: 'Look for `job.failed` in the log, which says which and why.',
  },
  'posts.held': {
    worst: 'warning',
    about: 'How many posts may or may not have arrived. Nobody knows until someone looks.',
    mend: 'The people who were asked in the chat look, and press a button.',
  },
  'posts.unasked': {
    worst: 'warning',
    about: 'How many held posts have no open question. Roundel asks someone it can reach again once a day.',
    mend: 'Name a steward with `/roundel setup` who can be sent direct messages.',
  },
  'posts.failed': {
    worst: 'warning',
    about: 'How many posts the platform refused.',
    mend: 'The people who were asked in the chat can see why, and can have them posted.',
  },
  'retention.overdue': {
    worst: 'warning',
    about: 'Nothing is more than two days past its deletion date.',
    mend: 'Start Roundel: it deletes every night. If it runs, look for `forget` in the log.',
  },
  'retention.copies': {
    worst: 'warning',
    about:
      'What was deleted is gone from the SQLite file’s bytes too, within two nights. A file from an older version is cleaned up in its first night.',
    mend: 'Free space for two more copies of the file: one beside it, and one in the folder for temporary files. Roundel tries again every night.',
  },
} as const satisfies Record<string, { worst: Exclude<Level, 'fine'>; about: string; mend: string }>

export type Code = keyof typeof FINDINGS

const LEVELS = ['fine', 'warning', 'wrong', 'unseen'] as const
/** 'unseen': it could not be looked at. */
export type Level = (typeof LEVELS)[number]

export interface DoctorFinding {
  code: Code
  level: Level
  what: string
  /** '' where nothing is to be done. */
  mend: string
}

const isCode = (name: string): name is Code => name in FINDINGS

/** What `--json` prints. Keys are added at most, never taken away or renamed, as long as `format` is 1. */
export const Report = z.object({
  format: z.literal(1),
  /** When it was looked, by this machine's clock. */
  at: z.iso.datetime(),
  exit: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  findings: z.array(
    z.object({
      code: z.string().refine(isCode),
      level: z.enum(LEVELS),
      /** '' for this machine; a platform's name; or a community: 'discord:123'. */
      where: z.string(),
      what: z.string(),
      mend: z.string(),
    }),
  ),
})
export type Report = z.infer<typeof Report>
