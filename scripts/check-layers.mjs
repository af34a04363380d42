// The layers, checked: over the tree, over a floor of modules (a checker that reads nothing says yes to everything),
// and over a fixture in which each rule is broken once. Where one area uses another against the order is written into it by
// src/areas/order.json itself, so that a new area needs nothing here.
import { spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import process from 'node:process'

const FEWEST_MODULES = 50
const require = createRequire(import.meta.url)
const root = process.cwd()
// the programme itself, run by this Node: the same on every system
const bin = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs')

function cruise(cwd, folders) {
  const config = join(root, '.dependency-cruiser.cjs')
  const run = spawnSync(process.execPath, [bin, '--config', config, '--output-type', 'json', ...folders], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  if (run.error || run.stdout === '') throw new Error(`dependency-cruiser did not run: ${run.error ?? run.stderr}`)
  return JSON.parse(run.stdout).summary
}

const summary = cruise(root, ['src', 'commands'])
for (const each of summary.violations) console.error(`${each.rule.name}: ${each.from} -> ${each.to}`)
let failed = summary.violations.length > 0
if (summary.totalCruised < FEWEST_MODULES) {
  console.error(`only ${summary.totalCruised} modules were read; at least ${FEWEST_MODULES} are there`)
  failed = true
}

const broken = await rulesThatTheFixtureBreaks()
const rules = require('../.dependency-cruiser.cjs').forbidden.map((each) => each.name)
for (const rule of rules.filter((each) => !broken.has(each))) {
  console.error(`the fixture breaks '${rule}', and nothing was said: the rule does not bite`)
  failed = true
}

console.log(`layers: ${summary.totalCruised} modules, ${rules.length} rules, each seen to bite`)
process.exitCode = failed ? 1 : 0

async function rulesThatTheFixtureBreaks() {
  // within the tree, so that libraries are found
  const fixture = await mkdtemp(join(root, 'test', '.layers-'))
  try {
    await cp(join(root, 'test', 'layers-fixture'), fixture, { recursive: true })
    const order = Object.entries(require('../src/areas/order.json'))
    for (const [area, uses] of order) {
      const folder = join(fixture, 'src', 'areas', area)
      await mkdir(folder, { recursive: true })
      const others = order.map(([other]) => other).filter((other) => other !== area && !uses.includes(other))
      const imports = others.map((other) => `import '../${other}/against-the-order.ts'\n`)
      await writeFile(join(folder, 'against-the-order.ts'), `${imports.join('')}export {}\n`)
    }
    return new Set(cruise(fixture, ['src', 'commands']).violations.map((each) => each.rule.name))
  } finally {
    await rm(fixture, { recursive: true, force: true })
  }
}
