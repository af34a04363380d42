// The layers, checked: over the tree, over a floor of modules (a checker that reads nothing says yes to everything),
// and over a fixture in which each rule is broken once.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import process from 'node:process'

const FEWEST_MODULES = 50
const require = createRequire(import.meta.url)
// the programme itself, run by this Node: the same on every system
const bin = join(process.cwd(), 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs')

function cruise(cwd, folders) {
  const config = join(process.cwd(), '.dependency-cruiser.cjs')
  const run = spawnSync(process.execPath, [bin, '--config', config, '--output-type', 'json', ...folders], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  if (run.error || run.stdout === '') throw new Error(`dependency-cruiser did not run: ${run.error ?? run.stderr}`)
  return JSON.parse(run.stdout).summary
}

const summary = cruise(process.cwd(), ['src', 'commands'])
for (const each of summary.violations) console.error(`${each.rule.name}: ${each.from} -> ${each.to}`)
let failed = summary.violations.length > 0
if (summary.totalCruised < FEWEST_MODULES) {
  console.error(`only ${summary.totalCruised} modules were read; at least ${FEWEST_MODULES} are there`)
  failed = true
}

const fixture = cruise(join(process.cwd(), 'test', 'layers-fixture'), ['src', 'commands'])
const broken = new Set(fixture.violations.map((each) => each.rule.name))
const rules = require('../.dependency-cruiser.cjs').forbidden.map((each) => each.name)
for (const rule of rules.filter((each) => !broken.has(each))) {
  console.error(`the fixture breaks '${rule}', and nothing was said: the rule does not bite`)
  failed = true
}

console.log(`layers: ${summary.totalCruised} modules, ${rules.length} rules, each seen to bite`)
process.exitCode = failed ? 1 : 0
