import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBase } from '../../src/cohort/read-base.ts';
import { declareStage } from '../../src/fit/engine/declare-stage.ts';
import { runSegment } from '../../src/fit/engine/run-segment.ts';
import { createEngine } from '../../src/fit/engine/search-engine.ts';
import { beginFit, fitCohort } from '../../src/fit/fit-cohort.ts';
import type { FitPatient } from '../../src/fit/fit-patient.ts';
import { formatCohort } from '../../src/fit/format-cohort.ts';
import type { FitPlan } from '../../src/fit/plan/plan-shape.ts';
import { readFitPlan } from '../../src/fit/read-fit-plan.ts';
import { scoreCohort } from '../../src/fit/score-cohort.ts';
import { spreadLateTimes } from '../../src/fit/spread-late-times.ts';
import { type RandomStream, randomStream } from '../../src/random/random-stream.ts';
import { estimatesOf } from './estimates-of.ts';

const folder = new URL(
  '../../../../pipelines/pulmonary-metastasectomy/synthetic/',
  import.meta.url,
);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const declared = read('fit-targets.yaml');
const plan = readFitPlan(declared, 'fit-targets.yaml');
const cohortOf = (name: string) => readBase(read(name)) as FitPatient[];
const tracked = cohortOf('cohort-fit.csv');

describe('the kernel', () => {
  const engine = createEngine(plan);
  const { kernel } = engine;
  declareStage(kernel, plan.declaration.stages[0]!, engine.endpoints, 1);
  const cohorts = [
    ['the tracked cohort', tracked],
    ...[1, 2, 3, 4, 5, 6].map(
      (seed) =>
        [
          `a random cohort with ties (${seed})`,
          randomCohort(randomStream(seed, 'cohort')),
        ] as const,
    ),
  ] as const;

  it.each(cohorts)('estimates what the survival package does on %s', (_, patients) => {
    engine.load(patients as FitPatient[]);
    const wanted = estimatesOf(plan, patients as FitPatient[]);
    const found = plan.models.map((_, model) => engine.estimates(model));
    let compared = 0;
    found.forEach((estimates, model) => {
      const reference = wanted[model]!;
      if (reference === null) return;
      compared += estimates.length;
      estimates.forEach((estimate, j) => {
        expect(Math.abs(estimate - reference[j]!), `${plan.models[model]!.id} ${j}`).toBeLessThan(
          2e-4,
        );
      });
    });
    expect(compared).toBeGreaterThan(50);
  });

  it.each(cohorts)('counts the matches of the scorecard on %s', (_, patients) => {
    engine.load(patients as FitPatient[]);
    expect(kernel.countMatched()).toBe(countMatches(patients as FitPatient[]));
  });

  it.each([0.3, 1, 4])(
    'knows after a walk at temperature %s what it knows of a cohort just loaded',
    (temperature) => {
      const estimates = () => plan.models.flatMap((_, model) => [...engine.estimates(model)]);
      engine.load(tracked);
      kernel.seed(1, temperature * 10);
      kernel.walk(4000, temperature, temperature);
      const [energy, matched, known] = [kernel.energy(), kernel.countMatched(), estimates()];
      const cohort = engine.patients();
      expect(formatCohort(plan, cohort)).not.toBe(formatCohort(plan, tracked));
      expect(engine.load(cohort)).toBeCloseTo(energy, 1);
      // Larger ones run away to infinity, and stand where the last step left them.
      const compared = estimates()
        .map((estimate, k) => [estimate, known[k]!] as const)
        .filter(([estimate]) => Math.abs(estimate) < 5);
      expect(compared.length).toBeGreaterThan(50);
      for (const [estimate, before] of compared)
        expect(Math.abs(estimate - before)).toBeLessThan(2e-4);
      expect(kernel.countMatched()).toBe(matched);
      expect(countMatches(cohort)).toBe(matched);
    },
  );

  it('keeps the cohort with the most matches', () => {
    engine.load(randomCohort(randomStream(7, 'cohort')));
    kernel.seed(3, 4);
    kernel.setMostMatched(0);
    kernel.walk(20_000, 3, 0.5);
    expect(kernel.mostMatched.value).toBeGreaterThan(kernel.countMatched() - 1);
    expect(countMatches(engine.best())).toBe(kernel.mostMatched.value);
  });

  it('loses hardly a move by a guess', () => {
    engine.load(tracked);
    kernel.keep(0);
    const before = kernel.energy();
    const taken = [true, false].map((guessing) => {
      declareStage(kernel, plan.declaration.stages[0]!, engine.endpoints, 1);
      if (!guessing) kernel.setTrial(3, 0, 1e9, 0);
      return Array.from({ length: 20_000 }, (_, k) => {
        kernel.recall(0);
        kernel.seed(k, 1);
        kernel.walk(1, 1, 1);
        return kernel.energy() - before;
      });
    });
    const [guessed, solved] = taken.map((changes) => changes.filter((by) => by !== 0).length);
    expect(solved).toBeGreaterThan(500);
    expect(guessed).toBeLessThanOrEqual(solved!);
    expect(guessed! / solved!).toBeGreaterThan(0.98);
  });
});

describe('replicas', () => {
  it('are ordered by temperature after they have changed places', () => {
    const stage = {
      ...plan.declaration.stages[0]!,
      replicas: 4,
      exchange: 500,
      segments: 1,
      proposals: 40_000,
      hot: 6,
      cold: 0.3,
    };
    const engine = createEngine(plan);
    const { cohorts, energy } = runSegment(
      engine,
      stage,
      0,
      [tracked],
      1000,
      randomStream(8, 'temper'),
    );
    const energies = cohorts.map((cohort) => engine.load(cohort));
    expect(energies).toHaveLength(4);
    expect(energies[0]).toBeCloseTo(energy, 1);
    expect(energies[0]! * 1.5).toBeLessThan(energies[3]!);
  });
});

describe('late times', () => {
  it('are spread out, and no printed value changes', () => {
    const start = cohortOf(plan.declaration.start);
    const late = start.map((row) => ({
      ...row,
      dfs_days: Number(row.dfs_days) > 2000 ? Number(row.dfs_days) + 100 : row.dfs_days!,
      os_days: Number(row.os_days) > 2000 ? Number(row.os_days) + 100 : row.os_days!,
    }));
    const spread = spreadLateTimes(plan, start);
    expect(spread).not.toEqual(start);
    expect(spreadLateTimes(plan, late)).toEqual(spread);
    expect(scoreCohort(plan, spread)).toEqual(scoreCohort(plan, start));
    expect(Math.max(...spread.map(({ os_days }) => Number(os_days)))).toBe(
      plan.declaration.last_day,
    );
  });

  it('are those of the tracked cohort', () => {
    expect(spreadLateTimes(plan, tracked)).toEqual(tracked);
  });
});

describe('a plan that the search has no room for', () => {
  it('is refused with all that is too much', () => {
    const large = { ...plan, declaration: { ...plan.declaration, patients: 300 } };
    const many = { ...large, curves: Array.from({ length: 13 }, () => plan.curves[0]!) };
    expect(() => createEngine(many)).toThrow(/300 patients, at most 236; 13 curves, at most 12/);
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
    for (const { name, levels, free, bands, median, step } of plan.columns) {
      if (free) continue;
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
      stages: [{ ...plan.declaration.stages[0]!, replicas: 1 }, ...plan.declaration.stages].map(
        (stage) => ({
          ...stage,
          segments: 3,
          proposals: 300,
          exchange: 20,
        }),
      ),
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
    expect(formatCohort(plan, last[0]!)).not.toBe(formatCohort(plan, begin.best));
    for (const row of last.flat()) if (row.metachronous === 0) expect(row.systemic).toBe(1);
  });
});

function countMatches(patients: readonly FitPatient[]): number {
  return scoreCohort(plan, patients).filter(({ matched }) => matched).length;
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
