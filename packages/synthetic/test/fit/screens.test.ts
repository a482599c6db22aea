import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBase } from '../../src/cohort/read-base.ts';
import { guessDense } from '../../src/fit/kernel/dense-screen.ts';
import { guessGroups } from '../../src/fit/kernel/group-screen.ts';
import { clearJournal, createJournal, revert, settle } from '../../src/fit/moves/journal.ts';
import { MOVES } from '../../src/fit/moves/move-kinds.ts';
import { readFitPlan } from '../../src/fit/read-fit-plan.ts';
import { exactEnergy, trialEnergy } from '../../src/fit/state/energy.ts';
import type { FitPatient } from '../../src/fit/state/fit-patient.ts';
import { createFitState } from '../../src/fit/state/fit-state.ts';
import type { EnergyOptions } from '../../src/fit/state/penalty.ts';
import { randomStream } from '../../src/random/random-stream.ts';

const folder = new URL(
  '../../../../pipelines/pulmonary-metastasectomy/synthetic/',
  import.meta.url,
);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const plan = readFitPlan(read('fit-targets.yaml'), 'fit-targets.yaml');
const tracked = readBase(read('cohort-fit.csv')) as FitPatient[];
const options: EnergyOptions = { endpoints: 3, shape: 'concave', location: 1, slope: 0 };

describe('what a move does, as guessed', () => {
  it.each(['column', 'columns', 'patients', 'twice'])(
    'is near the solved estimate after a move of kind %s',
    (kind) => {
      const state = createFitState(plan, tracked);
      exactEnergy(state, options);
      const random = randomStream(1, 'screens', kind);
      const journal = createJournal();
      const errors: number[] = [];
      const sizes: number[] = [];
      for (let k = 0; k < 60; k += 1) {
        clearJournal(journal);
        const valid = MOVES[kind]!(state, journal, random);
        settle(state, journal);
        if (valid) {
          const guesses = state.models.map((model) => {
            const { groupScreen, denseScreen, variance } = model;
            const guess = model.beta.slice();
            const endpoint = model.plan.endpoint === 0 ? state.first : state.last;
            if (denseScreen)
              guessDense(denseScreen, endpoint, model.design, journal.rows, variance, guess);
            const told =
              denseScreen ||
              guessGroups(groupScreen!, endpoint, model.codes, journal.rows, variance, guess);
            return told && model.changed ? guess : null;
          });
          trialEnergy(state, options, journal, 0, Infinity);
          state.models.forEach(({ beta, trialBeta }, m) => {
            guesses[m]?.forEach((guess, j) => {
              errors.push(Math.abs(guess - trialBeta[j]!));
              sizes.push(Math.abs(trialBeta[j]! - beta[j]!));
            });
          });
        }
        revert(journal);
        settle(state, journal);
      }
      const median = (values: number[]) =>
        values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
      expect(sizes.length).toBeGreaterThan(100);
      expect(median(sizes)).toBeGreaterThan(0.001);
      expect(median(errors)).toBeLessThan(0.2 * median(sizes));
    },
  );

  it('rejects hardly a move that would be accepted', () => {
    const state = createFitState(plan, tracked);
    const energy = exactEnergy(state, options);
    const random = randomStream(2, 'screens');
    const journal = createJournal();
    let accepted = 0;
    let lost = 0;
    for (let k = 0; k < 6000; k += 1) {
      clearJournal(journal);
      const valid = MOVES.column!(state, journal, random);
      settle(state, journal);
      if (valid) {
        const exact = trialEnergy(state, options, journal, energy, Infinity);
        const limit = energy + 1;
        if (exact <= limit) {
          accepted += 1;
          if (trialEnergy(state, options, journal, energy, limit) === Infinity) lost += 1;
        }
      }
      revert(journal);
      settle(state, journal);
    }
    expect(accepted).toBeGreaterThan(20);
    expect(lost / accepted).toBeLessThan(0.03);
  });
});
