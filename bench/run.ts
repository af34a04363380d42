import { parseArgs } from 'node:util'
import { subjects } from './load/wire.ts'
import { measured, write } from './page.ts'
import { profile } from './profile.ts'
import { type Stage, stage } from './subjects.ts'
import { type Plan, type Trial, trial } from './trial.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    rates: { type: 'string', default: '20,100,300' },
    seconds: { type: 'string', default: '8' },
    rest: { type: 'string', default: '8' },
    'warm-up': { type: 'string', default: '18' },
    /** Puts the tables into docs/performance.md. */
    write: { type: 'boolean', default: false },
  },
})
const plan: Plan = {
  rounds: Number(values.rounds),
  rates: values.rates.split(',').map(Number),
  seconds: Number(values.seconds),
  rest: Number(values.rest),
  warmUp: Number(values['warm-up']),
}

const stages: Stage[] = []
try {
  for (const subject of subjects) stages.push(await stage(subject))
  const trials: Trial[] = []
  // A B A B ...: what the machine does meanwhile falls on both
  for (let round = 1; round <= plan.rounds; round += 1) {
    for (const each of stages) {
      const found = await trial(each, plan)
      trials.push(found)
      const cpu = found.rates.map(
        ({ deed, rate, cpu, p50, rss, fakes }) =>
          `${deed} ${rate}/s ${cpu.toFixed(2)} ms, ${p50.toFixed(1)} ms, ${(rss / 1024 ** 2).toFixed(0)} MB, fakes ${fakes.cpu.toFixed(2)} ms`,
      )
      console.error(
        `${round} ${each.subject.padEnd(7)} ready ${found.ready.toFixed(0)} ms, rest ${(found.rss / 1024 ** 2).toFixed(0)} MB; CPU and first answer: ${cpu.join('; ')}`,
      )
    }
  }
  const tables = measured(trials, plan)
  const ours = stages.find(({ subject }) => subject === 'roundel')
  const profiled = ours ? await profile(ours, plan) : ''
  console.log(`${tables}\n\n${profiled}`)
  if (values.write) {
    await write('measured', tables)
    await write('profile', profiled)
  }
} finally {
  for (const each of stages) await each.close()
}
