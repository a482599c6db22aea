import fc from 'fast-check';
import type { SurvivalInput } from '../../src/nonparametric/survival-input.ts';

/** Random survival data in which ties, tiny groups, empty strata and constant columns are common. */
export interface RandomSurvival {
  readonly time: number[];
  readonly event: number[];
  readonly entry: number[] | undefined;
  readonly weight: number[] | undefined;
  readonly group: number[] | undefined;
  readonly cluster: number[] | undefined;
  readonly strata: number[] | undefined;
  readonly cause: number[];
}

const row = fc.record({
  whole: fc.integer({ min: 1, max: 9 }),
  fine: fc.double({ min: 0.001, max: 50, noNaN: true }),
  event: fc.integer({ min: 0, max: 3 }),
  stay: fc.double({ min: 0.05, max: 1, noNaN: true }),
  weight: fc.integer({ min: 1, max: 16 }),
  group: fc.integer({ min: 0, max: 3 }),
  cluster: fc.integer({ min: 0, max: 4 }),
  stratum: fc.integer({ min: 0, max: 2 }),
});

const shape = fc.record({
  tied: fc.boolean(),
  events: fc.constantFrom('none', 'all', 'some', 'some', 'some'),
  entry: fc.boolean(),
  weight: fc.constantFrom('none', 'whole', 'fraction'),
  group: fc.boolean(),
  cluster: fc.boolean(),
  strata: fc.boolean(),
});

export const randomSurvival: fc.Arbitrary<RandomSurvival> = fc
  .tuple(fc.array(row, { minLength: 1, maxLength: 40 }), shape)
  .map(([rows, how]) => {
    const time = rows.map((r) => (how.tied ? r.whole : r.fine));
    const causeOf = { none: () => 0, all: (e: number) => 1 + (e & 1), some: (e: number) => e % 3 };
    const cause = rows.map((r) => causeOf[how.events as keyof typeof causeOf](r.event));
    const entered = (r: (typeof rows)[number], i: number) =>
      how.tied ? Math.max(0, time[i]! - Math.ceil(9 * r.stay)) : time[i]! * (1 - r.stay);
    return {
      time,
      cause,
      event: cause.map((code) => Number(code > 0)),
      entry: how.entry ? rows.map(entered) : undefined,
      weight:
        how.weight === 'none'
          ? undefined
          : rows.map((r) => (how.weight === 'whole' ? r.weight : r.weight / 8 + 0.0625)),
      group: how.group ? rows.map((r) => r.group) : undefined,
      cluster: how.cluster ? rows.map((r) => r.cluster) : undefined,
      strata: how.strata ? rows.map((r) => r.stratum) : undefined,
    };
  });

/** The columns that `kaplanMeier` takes, without absent ones. */
export function survivalInput(data: RandomSurvival): SurvivalInput {
  const { time, event, entry, weight, group, cluster } = data;
  return {
    time,
    event,
    ...(entry && { entry }),
    ...(weight && { weight }),
    ...(group && { group }),
    ...(cluster && { cluster }),
    timefix: false,
  };
}
