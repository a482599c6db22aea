import type { DataShape } from './make-data.ts';

/** What one side runs; `goal` is the least ratio of R's CPU seconds to ours. */
interface Side {
  readonly label: string;
  readonly task: string;
  readonly goal?: number;
}

export interface Job {
  /** What `--only` selects. */
  readonly family: string;
  readonly title: string;
  readonly data: DataShape;
  readonly ours: string;
  readonly theirs: readonly Side[];
  /**
   * seconds: CPU of a call. memory: peak of a process that makes one call. process: CPU of a
   * whole process that makes one call.
   */
  readonly measures: 'seconds' | 'memory' | 'process';
  /** Largest relative difference of both sides' numbers; 1e-9 by default. */
  readonly mostDifference?: number;
}

/**
 * The score behind a small chi-square is what remains of a million terms, 4 in one case. Against
 * the same score in twice the precision our chi-square was off by 9e-11 there, R's by 1.3e-8.
 */
const MOST_ZPH_DIFFERENCE = 1e-8;

const COLUMNS = [1, 10, 30] as const;
const TIES = ['light', 'heavy'] as const;
const LARGE = 100_000;
const BOOTSTRAP = { n: 77, p: 11, ties: 'light', samples: 1000 } as const;

/** Every comparison for data sets of these sizes; the memory jobs take the largest. */
export function listJobs(sizes: readonly number[]): Job[] {
  const largest = Math.max(...sizes);
  return [
    ...sizes.flatMap((n) => [...coxJobs(n), ...plainJobs(n), ...otherJobs(n)]),
    ...growthJobs(largest),
    {
      family: 'bootstrap',
      title: '1,000 bootstrap fits of 77 x 11',
      data: BOOTSTRAP,
      ours: 'bootstrap',
      theirs: [
        { label: 'coxph', task: 'bootstrap', goal: 30 },
        { label: 'coxph.fit', task: 'bootstrap.fit', goal: 1.2 },
      ],
      measures: 'seconds',
    },
    ...memoryJobs(largest),
    {
      family: 'cold',
      title: 'cold process, statistics of 77 x 11',
      data: { n: 77, p: 11, ties: 'light' },
      ours: 'cold',
      theirs: [{ label: 'Rscript', task: 'cold', goal: 1 }],
      measures: 'process',
    },
  ];
}

function coxJobs(n: number): Job[] {
  return TIES.flatMap((ties) =>
    COLUMNS.map(
      (p): Job => ({
        family: 'cox',
        title: `Cox ${sizeOf(n)} x ${p}, ${ties} ties`,
        data: { n, p, ties },
        ours: 'cox',
        theirs: [
          side('coxph', 'coxph', n >= LARGE ? 10 : undefined),
          side('coxph.fit', 'coxph.fit', n >= LARGE ? bareGoal(p, ties) : undefined),
        ],
        measures: 'seconds',
      }),
    ),
  );
}

/** The same without WebAssembly: what the compiled kernel buys. */
function plainJobs(n: number): Job[] {
  return TIES.flatMap((ties) =>
    [10, 30].map(
      (p): Job => ({
        family: 'cox-plain',
        title: `cox-plain ${sizeOf(n)} x ${p}, ${ties} ties`,
        data: { n, p, ties },
        ours: 'cox-plain',
        theirs: [side('coxph.fit', 'coxph.fit')],
        measures: 'seconds',
      }),
    ),
  );
}

function otherJobs(n: number): Job[] {
  return TIES.flatMap((ties) => {
    const job = (family: string, ours: string, theirs: Side, p: number): Job => ({
      family,
      title: `${ours} ${sizeOf(n)} x ${p}, ${ties} ties`,
      data: { n, p, ties },
      ours,
      theirs: [theirs],
      measures: 'seconds',
    });
    return [
      job('cox-whole', 'cox-whole', side('coxph', 'coxph'), 10),
      job('km', 'km', side('survfit', 'km', 10), 1),
      job('logrank', 'logrank', side('survdiff', 'logrank', 10), 1),
      {
        ...job('zph', 'zph', side('cox.zph', 'zph', 5), 30),
        mostDifference: MOST_ZPH_DIFFERENCE,
      },
      job('concordance', 'concordance', side('concordance', 'concordance', 5), 10),
    ];
  }).concat(residualJobs(n));
}

/** R's dfbeta grows with the square of n (30 s at 1e5): small data are enough. */
function residualJobs(size: number): Job[] {
  const n = Math.min(size, 20_000);
  return [
    {
      family: 'residuals',
      title: `dfbeta ${sizeOf(n)} x 10, heavy ties`,
      data: { n, p: 10, ties: 'heavy' },
      ours: 'residuals',
      theirs: [side('residuals', 'residuals', 5)],
      measures: 'seconds',
    },
  ];
}

function growthJobs(largest: number): Job[] {
  return [1e3, 1e4, 1e5, 1e6]
    .filter((n) => n <= largest)
    .map((n) => ({
      family: 'growth',
      title: `Cox ${sizeOf(n)} x 10, light ties`,
      data: { n, p: 10, ties: 'light' },
      ours: 'cox',
      theirs: [side('coxph.fit', 'coxph.fit')],
      measures: 'seconds',
    }));
}

function memoryJobs(n: number): Job[] {
  const data: DataShape = { n, p: 30, ties: 'light' };
  const load = [side('Rscript', 'load')];
  const fits = [side('coxph', 'coxph'), side('coxph.fit', 'coxph.fit', 1)];
  const family = 'memory';
  const measures = 'memory';
  return [
    { family, title: `peak ${sizeOf(n)} x 30, load`, data, ours: 'load', theirs: load, measures },
    { family, title: `peak ${sizeOf(n)} x 30, Cox`, data, ours: 'cox', theirs: fits, measures },
  ];
}

function bareGoal(p: number, ties: DataShape['ties']): number | undefined {
  if (p === 10) return 1.5;
  if (p === 30) return ties === 'heavy' ? 4 : 2.5;
  return undefined;
}

function side(label: string, task: string, goal?: number): Side {
  return goal === undefined ? { label, task } : { label, task, goal };
}

function sizeOf(n: number): string {
  return n.toExponential(0).replace('e+', 'e');
}
