import type { Difference, RowDifference } from '@cohort-report/schema';
import { describe, expect, it } from 'vitest';
import { poolSmall } from '../src/disclosure/pool-small.ts';
import { compareFreezes } from '../src/index.ts';
import { type Toy, toyBundle, toyFreeze, toyPatients } from './support/toy.ts';

const MINIMUM = 5;
const both = (before: Toy, after: Toy, minimum = MINIMUM) => {
  const bundle = toyBundle(minimum);
  return compareFreezes({
    bundle,
    before: toyFreeze(bundle, before),
    after: toyFreeze(bundle, after),
  });
};
const newcomers = (count: number, stage = 'low', sex = 'm'): Toy =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index): [string, Toy[string]] => [
      `q${index}`,
      [index % 2 === 0 ? 'east' : 'west', stage, sex, 30 + 77 * index, index % 2 === 0],
    ]),
  );
const rowOf = (difference: Difference, id: string): RowDifference | undefined =>
  difference.differences.find(({ row }) => row.id === id);
const levels = ['low', 'mid', 'high'];

describe('the shareable form', () => {
  it('is the full one where the study withholds nothing', () => {
    const { internal, shareable } = both(toyPatients(), { ...toyPatients(), ...newcomers(1) }, 1);
    expect(shareable).toEqual({ ...internal, form: 'shareable' });
  });

  it('withholds what fewer patients than declared changed, and shows it from the declared number on', () => {
    const of = (count: number) =>
      rowOf(
        both(toyPatients(), { ...toyPatients(), ...newcomers(count) }).shareable,
        'counts|stage|low|n',
      );
    expect(of(MINIMUM - 1)).toEqual({
      row: expect.objectContaining({ id: 'counts|stage|low|n' }),
      status: 'withheld',
      before: null,
      after: 12,
      change: null,
      relative: null,
      patients: null,
      causes: null,
    });
    expect(of(MINIMUM)).toMatchObject({ status: 'changed', before: 8, after: 13, change: 5 });
  });

  it('withholds a second level, lest the first be the rest of the total', () => {
    const after = { ...toyPatients(), ...newcomers(7, 'mid') };
    after.q0 = ['east', 'high', 'f', 44, true];
    const { internal, shareable } = both(toyPatients(), after);
    expect(rowOf(internal, 'counts|stage|high|n')?.patients).toBe(1);
    const withheld = levels.filter(
      (level) => rowOf(shareable, `counts|stage|${level}|n`)?.status === 'withheld',
    );
    expect(withheld).toContain('high');
    expect(withheld.length).toBeGreaterThan(1);
    for (const level of withheld)
      expect(rowOf(shareable, `counts|stage|${level}|percent`)?.before).toBeNull();
    expect(rowOf(shareable, 'counts|n')?.status).toBe('changed');
  });

  it('withholds the same cell in every table', () => {
    const { shareable } = both(toyPatients(), { ...toyPatients(), ...newcomers(2) });
    const cells = ['counts|stage|low|n', 'counts|stage|low|percent', 'cox|os|stage|low|n'];
    for (const id of cells) expect(rowOf(shareable, id)?.status).toBe('withheld');
  });

  it('puts causes of few patients together, so that none can be subtracted', () => {
    const after: Toy = { ...toyPatients(), ...newcomers(8) };
    delete after.p04;
    const { internal, shareable } = both(toyPatients(), after);
    const id = 'survival|os|12|survival';
    expect(rowOf(internal, id)?.causes?.map(({ cause }) => cause)).toEqual(['entered', 'left']);
    const shared = rowOf(shareable, id);
    expect(shared?.causes).toEqual([
      { cause: 'pooled', amount: expect.closeTo(shared?.change as number, 12), patients: null },
    ]);
  });

  it('tells neither of two numbers whose difference is known if one is small', () => {
    const after: Toy = { ...toyPatients(), ...newcomers(8) };
    delete after.p04;
    const { cohort, causes } = both(toyPatients(), after).shareable;
    expect(cohort.entered).toEqual([{ site: '*', count: null, patients: null }]);
    expect(cohort.left).toEqual([{ site: '*', count: null, patients: null }]);
    expect(causes.every(({ patients }) => patients === null)).toBe(true);
  });

  it('names no patient and holds no withheld number anywhere', () => {
    const after: Toy = { ...toyPatients(), ...newcomers(4) };
    after.p03 = ['east', 'high', 'm', 511, true];
    const { internal, shareable } = both(toyPatients(), after);
    const text = JSON.stringify(shareable);
    for (const patient of Object.keys(after)) expect(text).not.toContain(`"${patient}"`);
    expect(shareable.influences).toEqual([]);
    const hidden = shareable.differences.filter(({ status }) => status === 'withheld');
    expect(hidden.length).toBeGreaterThan(20);
    const shown = new Set(text.match(/-?\d+\.\d{6,}(e-?\d+)?/g));
    const isHidden = ({ row }: RowDifference) => hidden.some((found) => found.row.id === row.id);
    const numbersOf = ({ before, change, relative, causes }: RowDifference) =>
      [before, change, relative, ...(causes ?? []).map(({ amount }) => amount)].filter(
        (value): value is number => value !== null && !Number.isInteger(value * 1e5),
      );
    const open = internal.differences.filter((found) => !isHidden(found)).flatMap(numbersOf);
    const allowed = new Set([...open, ...internal.differences.map(({ after: value }) => value)]);
    const secrets = internal.differences.filter(isHidden).flatMap(numbersOf);
    const told = secrets.filter((value) => shown.has(String(value)) && !allowed.has(value));
    expect(secrets.length).toBeGreaterThan(20);
    expect(told).toEqual([]);
  });

  it('keeps the internal form complete', () => {
    const { internal } = both(toyPatients(), { ...toyPatients(), ...newcomers(2) });
    expect(internal.rows.withheld).toBe(0);
    expect(internal.cohort.entered.flatMap(({ patients }) => patients)).toEqual(['q0', 'q1']);
  });
});

describe('poolSmall', () => {
  const item = (...patients: string[]) => ({ patients: new Set(patients) });
  it('pools small items and as many larger ones as it takes', () => {
    const [small, medium, large] = [item('a'), item('b', 'c'), item('d', 'e', 'f', 'g')];
    const { shown, pool } = poolSmall([large, small, medium], 3);
    expect(shown).toEqual([large]);
    expect(pool).toEqual([small, medium]);
    expect(poolSmall([large, small], 3)).toEqual({ shown: [], pool: [small, large] });
  });

  it('shows nothing where all together are too few', () => {
    expect(poolSmall([item('a'), item('b')], 3)).toEqual({ shown: [], pool: null });
  });

  it('counts a patient of two items once', () => {
    expect(poolSmall([item('a', 'b'), item('a', 'b')], 3).pool).toBeNull();
  });

  it('leaves empty items alone', () => {
    expect(poolSmall([item()], 3)).toEqual({ shown: [item()], pool: [] });
  });
});
