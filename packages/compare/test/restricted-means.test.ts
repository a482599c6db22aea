import type { Difference } from '@cohort-report/schema';
import { expect, it } from 'vitest';
import { compareToys } from './support/compare-toys.ts';
import { rowOf } from './support/row-of.ts';
import { statusOf } from './support/status-of.ts';
import { type Toy, toyBundle, toyPatients } from './support/toy.ts';

const bundle = toyBundle(5, {
  s: 'kind: survival_summary\nlabel: S\ntitle: S\nsection: tables\nendpoints: [os]\nby: { variable: stage, reference: low }\ntimes: [6, 12]\nrestricted_means: [6, 12]\n',
});
const newcomers = (stage: string, days: readonly number[]): Toy =>
  Object.fromEntries(
    days.map((time, index) => [`${stage}${index}`, ['west', stage, 'm', time, true]]),
  );
const compare = (...added: Toy[]) =>
  compareToys(bundle, toyPatients(), Object.assign(toyPatients(), ...added));
const mean = (level: string, at = 12) => `s|os|stage=${level}|${at}|restricted_mean`;
const difference = (level: string, at = 12) =>
  `s|os|stage|${level}|${at}|restricted_mean_difference`;
const SIX = [40, 60, 80, 100, 120, 140];
const parts = ['', '_lower', '_upper'];

it('a mean rests on what is observed up to its time alone', () => {
  const followed = (early: number, late: number): Toy => ({
    ...toyPatients(),
    early: ['west', 'low', 'm', early, true],
    late: ['west', 'low', 'm', late, false],
  });
  const { internal } = compareToys(bundle, followed(100, 200), followed(110, 260));
  expect(rowOf(internal, mean('low', 6))).toMatchObject({ status: 'changed', patients: 1 });
  expect(rowOf(internal, difference('mid', 6))?.patients).toBe(1);
  expect(rowOf(internal, mean('low'))?.patients).toBe(2);
});

it('a difference concerns the patients of its two groups, not those of others', () => {
  const { internal } = compare(newcomers('mid', SIX.slice(0, 2)), newcomers('high', SIX));
  expect(rowOf(internal, difference('mid'))?.patients).toBe(2);
  expect(rowOf(internal, difference('high'))?.patients).toBe(6);
});

const withheld = (shareable: Difference, id: string, of: readonly string[]) =>
  of.map((part) => statusOf(shareable, `${id}${part}`) === 'withheld');

it('the difference is withheld where it would give the mean of a group that few patients changed', () => {
  const { shareable } = compare(
    newcomers('low', SIX),
    newcomers('mid', SIX.slice(0, 2)),
    newcomers('high', SIX.slice(0, 5)),
  );
  expect(withheld(shareable, mean('mid'), parts)).toEqual([true, true, true]);
  expect(withheld(shareable, mean('low'), parts)).toEqual([false, false, false]);
  expect(withheld(shareable, difference('mid'), [...parts, '_p'])).toEqual(Array(4).fill(true));
});

it('a mean is withheld with the number of its patients, which it would tell, and the differences from it', () => {
  const { shareable } = compare(newcomers('low', SIX), newcomers('mid', SIX.slice(0, 2)));
  expect(statusOf(shareable, 's|os|stage=low|n')).toBe('withheld');
  expect(withheld(shareable, mean('low'), parts)).toEqual([true, true, true]);
  expect(withheld(shareable, difference('high'), [...parts, '_p'])).toEqual(Array(4).fill(true));
  expect(statusOf(shareable, mean('high'))).toBe('same');
});

it('means at two times between which few patients differ are not both told', () => {
  const { shareable, internal } = compare(newcomers('low', [...SIX, 300]));
  expect(rowOf(internal, mean('low'))?.patients).toBe(7);
  expect(statusOf(shareable, mean('low', 6))).toBe('changed');
  expect(withheld(shareable, mean('low'), parts)).toEqual([true, true, true]);
});

it('a difference that becomes significant is a conclusion that changed', () => {
  const { internal } = compare(newcomers('high', [2, 3, 4, 5, 6, 7, 8, 9, 10, 11]));
  const p = rowOf(internal, `${difference('high')}_p`);
  expect([p?.before ?? 0, p?.after ?? 1].map((value) => value < 0.05)).toEqual([false, true]);
  expect(internal.alerts).toContainEqual({
    kind: 'significance_gained',
    row: `${difference('high')}_p`,
  });
});
