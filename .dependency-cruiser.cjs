/**
 * Who may import whom (ARCHITECTURE, ADR 1). `scripts/check-layers.mjs` runs this over the tree and over a fixture that
 * must violate each rule once, so that a rule which no longer bites is seen.
 */
const practice = '^src/areas/'

/** Which area may use which: the one place where it stands. */
const order = require('./src/areas/order.json')
const inOrder = Object.entries(order).flatMap(([area, uses]) => {
  const others = Object.keys(order).filter((other) => other !== area && !uses.includes(other))
  return others.length === 0
    ? []
    : [
        {
          name: `area-${area}`,
          comment: `src/areas/order.json: ${area} may use ${uses.join(', ') || 'no other area'}`,
          severity: 'error',
          from: { path: `^src/areas/${area}/` },
          to: { path: `^src/areas/(${others.join('|')})/` },
        },
      ]
})

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'chat-knows-nobody',
      comment: 'the kit imports nothing of ours',
      severity: 'error',
      from: { path: '^src/chat/' },
      to: { path: '^(src|commands|prisma)/', pathNot: '^src/chat/' },
    },
    {
      name: 'adapters-know-the-kit',
      comment: 'an adapter imports the kit and itself: no practice, no Prisma, no other adapter',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)/', pathNot: '^src/adapters/rehearsal/' },
      to: { path: '^(src|commands|prisma)/', pathNot: ['^src/chat/', '^src/adapters/$1/'] },
    },
    {
      name: 'the-rehearsal-knows-the-kit-and-its-words',
      comment: 'it is a chat as well, with words for its people (ADR 9): the catalogue besides, and nothing more',
      severity: 'error',
      from: { path: '^src/adapters/rehearsal/' },
      to: {
        path: '^(src|commands|prisma)/',
        pathNot: ['^src/chat/', '^src/adapters/rehearsal/', '^src/locales/'],
      },
    },
    {
      name: 'rules-are-pure',
      comment: 'rules import rules, states and Temporal: no I/O. Types come from anywhere below',
      severity: 'error',
      from: { path: 'rules\\.ts$' },
      to: {
        pathNot: [
          'rules\\.ts$',
          '/states\\.ts$',
          'temporal-polyfill',
          'src/chat/(errors|platform|registry)\\.ts$',
          '^src/jobs/backoff\\.ts$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'services-call-no-platform',
      comment: 'only outbox/ and */steps.ts call a Platform; communities/directory.ts asks who is who (ADR 2)',
      severity: 'error',
      from: { path: practice, pathNot: ['/steps\\.ts$', '^src/areas/communities/directory\\.ts$'] },
      to: { path: '^src/chat/platform\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'views-are-data',
      comment: 'views import the kit, words, rules and one another: no data, no services',
      severity: 'error',
      from: { path: '^src/.*views\\.ts$' },
      to: { path: '^src/(data|jobs)/|service\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'practice-knows-no-platform-library',
      severity: 'error',
      from: { path: '^(src|commands)/', pathNot: '^src/adapters/' },
      to: { path: 'node_modules/(discord\\.js|@discordjs|discord-api-types|@slack)/' },
    },
    {
      name: 'discord-in-its-adapter',
      severity: 'error',
      from: { path: '^src/adapters/', pathNot: '^src/adapters/discord/' },
      to: { path: 'node_modules/(discord\\.js|@discordjs|discord-api-types)/' },
    },
    {
      name: 'slack-in-its-adapter',
      severity: 'error',
      from: { path: '^src/adapters/', pathNot: '^src/adapters/slack/' },
      to: { path: 'node_modules/@slack/' },
    },
    {
      name: 'prisma-in-data',
      severity: 'error',
      from: { path: '^(src|commands)/', pathNot: '^src/data/' },
      to: { path: '^prisma/generated/|node_modules/@prisma/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'commands-are-on-top',
      comment: 'only what composes the house knows the commands',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(main|start)\\.ts$', '^src/compose/', '^src/cli/'] },
      to: { path: '^commands/' },
    },
    {
      name: 'the-list-of-areas-is-on-top',
      comment: 'areas.ts is made by compose/ into what the ports need; nobody below knows which areas there are',
      severity: 'error',
      from: { path: '^(src|commands)/', pathNot: ['^src/compose/', '^src/areas\\.ts$'] },
      to: { path: '^src/areas\\.ts$' },
    },
    {
      name: 'ports-know-no-area',
      comment: 'jobs, outbox and data are handed what areas bring, as tokens',
      severity: 'error',
      from: { path: '^src/(jobs|outbox|data|ops|token\\.ts|binding\\.ts)' },
      to: { path: '^src/(areas/|areas\\.ts|compose/)|^commands/' },
    },
    {
      name: 'nobody-knows-the-rehearsal',
      comment: 'it stands on everything, and only start.ts starts it: the practice is never changed to suit it',
      severity: 'error',
      from: { path: '^(src|commands)/', pathNot: ['^src/rehearsal/', '^src/start\\.ts$'] },
      to: { path: '^src/rehearsal/' },
    },
    {
      name: 'content-stands-alone',
      severity: 'error',
      from: { path: '^src/content/' },
      to: { path: '^(src|commands|prisma)/', pathNot: '^src/(content/|root.ts$)' },
    },
    ...inOrder,
    { name: 'not-to-test', severity: 'error', from: { path: '^(src|commands)/' }, to: { path: '^test/' } },
  ],
  options: {
    doNotFollow: { path: ['node_modules', 'prisma/generated'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.json'] },
  },
}
