import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Job } from './jobs.ts';
import { makeData } from './make-data.ts';
import { type Measured, measure, type Process } from './measure.ts';

export interface Outcome {
  /** Median of the calls, of the peaks or of the processes, as the job measures. */
  readonly typical: number;
  /** Median of the first calls, before anything was compiled or cached. */
  readonly first: number;
  /** Largest relative difference from our numbers; null for our own. */
  readonly difference: number | null;
}

/** All sides of a job in turn (A B C A B C) on one data set; ours is the first. */
export function runJob(job: Job, withR: boolean, rounds: number, seconds: number): Outcome[] {
  const { n, p } = job.data;
  const folder = mkdtempSync(join(tmpdir(), 'cohort-report-bench-'));
  try {
    makeData(folder, job.data);
    const sides: Process[] = [
      { side: 'ours', task: job.ours },
      ...(withR ? job.theirs.map(({ task }) => ({ side: 'theirs' as const, task })) : []),
    ];
    const budget = job.measures === 'seconds' ? seconds : 0;
    const runs: Measured[][] = sides.map(() => []);
    for (let round = 0; round < rounds; round++) {
      for (const [k, side] of sides.entries()) {
        runs[k]!.push(measure(side, folder, n, p, budget));
      }
    }
    const expected = runs[0]![0]!.check;
    return runs.map((measured, k) => ({
      typical: median(measured.flatMap((run) => typicalOf(run, job.measures))),
      first: median(measured.map((run) => run.first)),
      difference:
        k === 0 ? null : Math.max(...measured.map((run) => differenceOf(expected, run.check))),
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function typicalOf(run: Measured, measures: Job['measures']): readonly number[] {
  if (measures === 'memory') return [run.peak];
  return measures === 'process' ? [run.process] : run.calls;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle) - 1]!) / 2;
}

function differenceOf(ours: readonly number[], theirs: readonly number[]): number {
  if (ours.length !== theirs.length) return Number.POSITIVE_INFINITY;
  return ours.reduce((most, value, k) => {
    const difference = Math.abs(value - theirs[k]!) / Math.max(Math.abs(theirs[k]!), 1e-3);
    return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(most, difference);
  }, 0);
}
