/** One process of our side: node ours.ts <folder> <task> <n> <p> <budget in seconds>. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CoxFit,
  cox,
  coxConcordance,
  coxRepeated,
  coxZph,
  dfbetaResiduals,
  kaplanMeier,
  logRank,
  martingaleResiduals,
} from '@cohort-report/survival';

/** A call to time, and the numbers by which both sides are compared. */
interface Task {
  readonly call: () => unknown;
  readonly check: () => number[];
}

const BATCH_SECONDS = 0.05;
/** A first call longer than this stands for itself. */
const LONG_SECONDS = 2;
const [folder = '', taskName = '', rows = '0', columns = '0', budget = '0'] = process.argv.slice(2);
const n = Number(rows);
const p = Number(columns);

const time = read('time');
const event = read('event');
const x = read('x');
const covariates = Array.from({ length: p }, (_, j) => x.subarray(j * n, (j + 1) * n));
const fit = () => cox({ time, event, covariates });

const TASKS: Record<string, () => Task> = {
  load: () => ({ call: () => 0, check: () => [] }),
  cox: () => keepLast(fit, coefficientsOf),
  'cox-plain': () => {
    Reflect.deleteProperty(globalThis, 'WebAssembly');
    return keepLast(fit, coefficientsOf);
  },
  'cox-whole': () =>
    keepLast(
      () => {
        const fitted = fit();
        return { fitted, c: coxConcordance(fitted), martingale: martingaleResiduals(fitted) };
      },
      ({ fitted }) => coefficientsOf(fitted),
    ),
  km: () => {
    const group = read('group');
    return keepLast(
      () => kaplanMeier({ time, event, group }).curves,
      (curves) => [
        total(curves.map((curve) => curve.survival)),
        total(curves.map((curve) => curve.stdErrLog)),
        total(curves.map((curve) => curve.lower!)),
        total(curves.map((curve) => curve.upper!)),
      ],
    );
  },
  logrank: () => {
    const group = read('group');
    return keepLast(
      () => logRank({ time, event, group }),
      (result) => [result.chiSquare ?? Number.NaN],
    );
  },
  zph: () => {
    const fitted = fit();
    return keepLast(
      () => coxZph(fitted),
      ({ rows: tests, global }) =>
        [...tests.map((row) => row.test), global].map((test) => test.stat ?? Number.NaN),
    );
  },
  concordance: () => {
    const fitted = fit();
    return keepLast(
      () => coxConcordance(fitted),
      ({ concordance, se }) => [concordance ?? Number.NaN, se ?? Number.NaN],
    );
  },
  residuals: () => {
    const fitted = fit();
    return keepLast(
      () => dfbetaResiduals(fitted),
      (residuals) =>
        residuals.map((column) => column!.reduce((sum, value) => sum + Math.abs(value), 0)),
    );
  },
  bootstrap: () => {
    const counts = read('counts');
    const samples = counts.length / n;
    const sums = new Float64Array(p);
    return {
      call: () => {
        sums.fill(0);
        const repeated = coxRepeated({ time, event, covariates });
        for (let s = 0; s < samples; s++) {
          const { coefficients } = repeated.fit(counts.subarray(s * n, (s + 1) * n));
          for (let j = 0; j < p; j++) sums[j]! += Math.abs(coefficients[j]!);
        }
      },
      check: () => [...sums],
    };
  },
  cold: () => {
    const group = read('group');
    return keepLast(() => {
      kaplanMeier({ time, event, group });
      logRank({ time, event, group });
      for (const column of covariates) cox({ time, event, covariates: [column] });
      const fitted = fit();
      coxConcordance(fitted);
      coxZph(fitted);
      return fitted;
    }, coefficientsOf);
  },
};

run();

function run(): void {
  const task = TASKS[taskName]!();
  const { first, calls } = timeCalls(task.call, Number(budget));
  const check = task.check();
  const { user, system } = process.cpuUsage();
  print('first', [first]);
  print('calls', calls);
  print('check', check);
  print('peak', [peakMegabytes()]);
  print('process', [(user + system) / 1e6]);
}

/** CPU seconds of the first call and of later ones; short calls are timed in batches. */
function timeCalls(call: () => unknown, seconds: number): { first: number; calls: number[] } {
  const first = cpuOf(call);
  if (seconds === 0 || first > LONG_SECONDS) return { first, calls: [first] };
  const batch = Math.ceil(BATCH_SECONDS / Math.max(first, 1e-5));
  const calls: number[] = [];
  let spent = first;
  while (spent < seconds || calls.length === 0) {
    const cpu = cpuOf(() => {
      for (let i = 0; i < batch; i++) call();
    });
    calls.push(cpu / batch);
    spent += cpu;
  }
  return { first, calls };
}

function cpuOf(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

function keepLast<T>(work: () => T, numbers: (result: T) => number[]): Task {
  let last: T | undefined;
  return {
    call: () => {
      last = work();
    },
    check: () => numbers(last!),
  };
}

function coefficientsOf(fitted: CoxFit): number[] {
  return fitted.columns.map((column) => column.coefficient ?? Number.NaN);
}

function total(columnsOf: readonly Float64Array[]): number {
  let sum = 0;
  for (const values of columnsOf) {
    for (const value of values) if (Number.isFinite(value)) sum += value;
  }
  return sum;
}

function peakMegabytes(): number {
  return process.resourceUsage().maxRSS / 1024;
}

/** The file's own bytes, not a copy, unless they came at an odd offset. */
function read(name: string): Float64Array {
  const bytes = readFileSync(join(folder, `${name}.f64`));
  if (bytes.byteOffset % 8 !== 0) return new Float64Array(Uint8Array.from(bytes).buffer);
  return new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
}

function print(name: string, values: readonly number[]): void {
  process.stdout.write(`${name} ${values.join(' ')}\n`);
}
