/** pnpm bench [--size 1e5,1e6] [--only cox,km] [--rounds 2] [--seconds 0.4] */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { type Job, listJobs } from './jobs.ts';
import { findR } from './measure.ts';
import { type Outcome, runJob } from './run-job.ts';

const MOST_DIFFERENCE = 1e-9;
const UNITS = { seconds: 'CPU s a call', memory: 'peak MB', process: 'CPU s of the process' };
const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    size: { type: 'string', default: '1e5' },
    only: { type: 'string' },
    rounds: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '0.4' },
  },
});

main();

function main(): void {
  const sizes = values.size.split(',').map((text) => positive('size', text));
  const rounds = positive('rounds', values.rounds);
  const seconds = positive('seconds', values.seconds);
  const jobs = selectJobs(listJobs(sizes));
  const r = findR();
  say(`Node ${process.versions.node}; ${r ?? 'Rscript with survival not found: ours alone'}`);
  say(`${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}`);
  say(`CPU seconds a call, medians; ${rounds} rounds of alternating processes. Ratio: R to ours;`);
  say('in brackets that of the first calls of the processes, before anything was compiled.\n');
  let family = '';
  let differing = 0;
  const growth: { n: number; seconds: number[] }[] = [];
  for (const job of jobs) {
    if (job.family !== family)
      say(`${family === '' ? '' : '\n'}${job.family}: ${UNITS[job.measures]}`);
    family = job.family;
    const outcomes = runJob(job, r !== null, rounds, seconds);
    differing += report(job, outcomes);
    if (job.family === 'growth') {
      growth.push({ n: job.data.n, seconds: outcomes.map((outcome) => outcome.typical) });
    }
  }
  reportGrowth(growth);
  if (differing > 0) {
    say(`\n${differing} comparisons differ by more than their limit`);
    process.exitCode = 1;
  }
}

function selectJobs(jobs: readonly Job[]): Job[] {
  const families = [...new Set(jobs.map((job) => job.family))];
  const only = values.only?.split(',') ?? families;
  const unknown = only.filter((name) => !families.includes(name));
  if (unknown.length > 0) fail(`--only ${unknown.join(',')}: expected ${families.join(', ')}`);
  return families.flatMap((family) =>
    only.includes(family) ? jobs.filter((job) => job.family === family) : [],
  );
}

/** Prints a line for each of R's functions; gives the number that disagree with ours. */
function report(job: Job, outcomes: readonly Outcome[]): number {
  const [ours, ...theirs] = outcomes;
  if (theirs.length === 0) say(`  ${job.title.padEnd(36)} ours ${format(ours!.typical)}`);
  const wrong = theirs.map((outcome, k) => {
    const { label, goal } = job.theirs[k]!;
    const ratio = outcome.typical / ours!.typical;
    const first = job.measures === 'seconds' ? ` (${format(outcome.first / ours!.first)}x)` : '';
    const differs = outcome.difference! > (job.mostDifference ?? MOST_DIFFERENCE);
    say(
      `  ${job.title.padEnd(36)} ours ${format(ours!.typical).padEnd(8)}` +
        ` ${label.padEnd(11)} ${format(outcome.typical).padEnd(8)}` +
        ` ${`${format(ratio)}x${first}`.padEnd(17)} ${verdict(ratio, goal).padEnd(24)}` +
        ` ${agreement(outcome.difference!, differs)}`,
    );
    return differs;
  });
  return wrong.filter(Boolean).length;
}

function verdict(ratio: number, goal: number | undefined): string {
  if (goal === undefined) return '';
  return `goal ${goal}x ${ratio >= goal ? 'reached' : 'NOT REACHED'}`;
}

function agreement(difference: number, differs: boolean): string {
  return `${differs ? 'DIFFERS' : 'agrees'} ${difference.toExponential(0)}`;
}

function reportGrowth(rows: readonly { n: number; seconds: readonly number[] }[]): void {
  if (rows.length === 0) return;
  say('\nns for each n log2(n): constant if the work grows as n log n');
  for (const { n, seconds } of rows) {
    const [ours, theirs] = seconds.map((each) => format((each * 1e9) / (n * Math.log2(n))));
    say(`  ${n.toExponential(0).padEnd(6)} ours ${ours}${theirs ? `  coxph.fit ${theirs}` : ''}`);
  }
}

function format(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) fail(`--${name} ${text}: expected a number above 0`);
  return value;
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
