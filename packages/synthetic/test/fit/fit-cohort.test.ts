import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBase } from '../../src/cohort/read-base.ts';
import { beginFit, fitCohort } from '../../src/fit/fit-cohort.ts';
import { formatCohort } from '../../src/fit/format-cohort.ts';
import type { FitPlan } from '../../src/fit/plan/fit-plan.ts';
import { readFitPlan } from '../../src/fit/read-fit-plan.ts';
import { scoreCohort } from '../../src/fit/score-cohort.ts';
import { countMatched } from '../../src/fit/state/count-matched.ts';
import { exactEnergy } from '../../src/fit/state/energy.ts';
import type { FitPatient } from '../../src/fit/state/fit-patient.ts';
import { createFitState } from '../../src/fit/state/fit-state.ts';
import { type RandomStream, randomStream } from '../../src/random/random-stream.ts';
import { referenceValues } from './reference-values.ts';

const folder = new URL(
  '../../../../pipelines/pulmonary-metastasectomy/synthetic/',
  import.meta.url,
);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const declared = read('fit-targets.yaml');
const plan = readFitPlan(declared, 'fit-targets.yaml');
const cohortOf = (name: string) => readBase(read(name)) as FitPatient[];
const tracked = cohortOf('cohort-fit.csv');

describe('the fast evaluation', () => {
  it('equals the survival package on the tracked cohort', () => {
    expectSame(tracked);
  });

  it.each([1, 2, 3, 4])('equals the survival package on random cohorts with ties (%i)', (seed) => {
    expectSame(randomCohort(randomStream(seed, 'cohort')));
  });
});

describe('what the search counts', () => {
  it('are the matches of the scorecard', () => {
    for (const seed of [1, 2, 3]) {
      const patients = seed === 1 ? tracked : randomCohort(randomStream(seed, 'count'));
      const state = createFitState(plan, patients);
      exactEnergy(state, { endpoints: 3, shape: 'concave', location: 1, slope: 0 });
      const matched = scoreCohort(plan, patients).filter((score) => score.matched).length;
      expect(countMatched(state)).toBe(matched);
    }
  });
});

describe('the tracked cohort', () => {
  it('gives as many of the printed values as the declaration says', () => {
    const scores = scoreCohort(plan, tracked);
    expect(scores).toHaveLength(175);
    expect(scores.filter(({ matched }) => matched)).toHaveLength(plan.declaration.reached);
  });

  it('keeps what holds by construction', () => {
    const start = cohortOf(plan.declaration.start);
    for (const { name, levels, bands, median, step } of plan.columns) {
      const sorted = (rows: readonly FitPatient[]) => rows.map((row) => row[name]!).sort();
      if (levels) expect(sorted(tracked), name).toEqual(sorted(start));
      else expectNumbers(tracked, name, bands, median, step);
    }
    for (const row of tracked) {
      if (row.metachronous === 0) expect([row.systemic, row.tfi_ge12]).toEqual([1, 0]);
      if (row.dfs_event === 0) expect([row.os_days, row.os_event]).toEqual([row.dfs_days, 0]);
      else expect(row.os_days).toBeGreaterThanOrEqual(Number(row.dfs_days));
    }
    const count = (name: string) => tracked.reduce((sum, row) => sum + Number(row[name]), 0);
    expect([tracked.length, count('dfs_event'), count('os_event')]).toEqual([77, 63, 29]);
  });

  it('is written as it is read', () => {
    expect(formatCohort(plan, tracked)).toBe(read('cohort-fit.csv'));
  });
});

describe('the search', () => {
  const short: FitPlan = {
    ...plan,
    declaration: {
      ...plan.declaration,
      stages: plan.declaration.stages.map((stage) => ({ ...stage, segments: 3, proposals: 300 })),
    },
  };
  const begin = beginFit(short, cohortOf(short.declaration.start));

  it('gives the same cohort when it goes on from any checkpoint', () => {
    const whole = [...fitCohort(short, begin)].map(({ checkpoint }) => checkpoint);
    const middle = structuredClone(whole[1]!);
    const rest = [...fitCohort(short, middle)].map(({ checkpoint }) => checkpoint);
    expect(rest.length).toBeGreaterThan(0);
    expect(rest).toEqual(whole.slice(2));
  });

  it('moves the cohort and keeps the rules', () => {
    const last = [...fitCohort(short, begin)].at(-1)!.checkpoint.current;
    expect(formatCohort(plan, last)).not.toBe(formatCohort(plan, begin.current));
    for (const row of last) if (row.metachronous === 0) expect(row.systemic).toBe(1);
  });
});

function expectSame(patients: readonly FitPatient[]): void {
  const values = scoreCohort(plan, patients).map(({ value }) => value);
  const reference = referenceValues(plan, patients);
  expect(values).toHaveLength(reference.length);
  values.forEach((value, k) => {
    const wanted = reference[k]!;
    if (wanted === null) expect(value).toBeNull();
    else expect(Math.abs(value! - wanted), String(k)).toBeLessThan(1e-9 * Math.max(1, wanted));
  });
}

function randomCohort(random: RandomStream): FitPatient[] {
  return tracked.map((row) => {
    const first = 30 + 30 * Math.floor(random() * 40);
    const event = random() < 0.8 ? 1 : 0;
    const last = event === 1 ? first + 30 * Math.floor(random() * 40) : first;
    const binary = ['age_le60', 'female', 'grade3', 'tfi_ge12', 'metachronous', 'primary_control'];
    return {
      ...row,
      ...Object.fromEntries(binary.map((name) => [name, random() < 0.5 ? 1 : 0])),
      systemic: random() < 0.4 ? 1 : 0,
      histology: ['LMS', 'SyS', 'UPS'][Math.floor(random() * 3)]!,
      n_mets: 1 + Math.floor(random() * 12),
      max_diam_cm: (3 + Math.floor(random() * 50)) / 10,
      dfs_days: first,
      dfs_event: event,
      os_days: last,
      os_event: event === 1 && random() < 0.5 ? 1 : 0,
    };
  });
}

function expectNumbers(
  rows: readonly FitPatient[],
  name: string,
  bands: readonly (readonly [number, number])[],
  median: number,
  step: number,
): void {
  const units = rows.map((row) => Math.round(Number(row[name]) / step)).sort((a, b) => a - b);
  expect(units[38], name).toBe(median);
  expect([units[0], units[76]], name).toEqual([bands[0]![0], bands.at(-1)![1]]);
  const start = cohortOf(plan.declaration.start).map((row) => Math.round(Number(row[name]) / step));
  for (const [from, to] of bands) {
    const within = (values: number[]) => values.filter((value) => value >= from && value <= to);
    expect(within(units).length, name).toBe(within(start).length);
  }
}
