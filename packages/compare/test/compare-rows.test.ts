import type { ResultRow } from '@cohort-report/schema';
import { describe, expect, it } from 'vitest';
import { compareRows } from '../src/rows/compare-rows.ts';

const row = (id: string, value: number | null, statistic = 'hazard_ratio'): ResultRow => ({
  id,
  analysis: 'a',
  statistic,
  value,
  n: 10,
  ...(value === null ? { reason: 'no event' } : {}),
});
const statuses = (before: ResultRow[], after: ResultRow[]) =>
  compareRows(before, after).map((found) => [found.row.id, found.status]);

describe('compareRows', () => {
  it('matches rows by id alone, whatever their order', () => {
    const found = compareRows([row('x', 1), row('y', 2)], [row('y', 2), row('x', 1.5)]);
    expect(found.map(({ row: { id }, status, change }) => [id, status, change])).toEqual([
      ['y', 'same', 0],
      ['x', 'changed', 0.5],
    ]);
  });

  it('tells appearing, vanishing and estimability apart', () => {
    expect(
      statuses(
        [row('gone', 1), row('lost', 1), row('won', null), row('never', null)],
        [row('new', 1), row('lost', null), row('won', 1), row('never', null)],
      ),
    ).toEqual([
      ['new', 'appeared'],
      ['lost', 'no_longer_estimable'],
      ['won', 'newly_estimable'],
      ['never', 'same'],
      ['gone', 'vanished'],
    ]);
  });

  it('gives the relative change, and none from zero', () => {
    const [from2, from0] = compareRows([row('x', 2), row('y', 0)], [row('x', 3), row('y', 3)]);
    expect(from2?.relative).toBe(0.5);
    expect(from0?.relative).toBeNull();
  });

  it('judges each number by the tolerance of its statistic', () => {
    const near = 1 + 1e-10;
    expect(statuses([row('x', 1)], [row('x', near)])).toEqual([['x', 'same']]);
    expect(statuses([row('x', 1)], [row('x', 1 + 1e-8)])).toEqual([['x', 'changed']]);
    expect(statuses([row('x', 1, 'n')], [row('x', near, 'n')])).toEqual([['x', 'changed']]);
    const wide = { '*': { relative: 0, absolute: 0 }, survival: { relative: 0.1, absolute: 0 } };
    const pair = (statistic: string) =>
      compareRows([row('x', 1, statistic)], [row('x', 1.05, statistic)], wide)[0]?.status;
    expect([pair('survival'), pair('quantile')]).toEqual(['same', 'changed']);
  });

  it('does not let many equal numbers hide one that differs', () => {
    const many = Array.from({ length: 1000 }, (_, index) => row(`r${index}`, 1));
    const moved = many.map((item, index) => (index === 500 ? row('r500', 1.1) : item));
    expect(compareRows(many, moved).filter(({ status }) => status === 'changed')).toHaveLength(1);
  });

  it('refuses an id that occurs twice', () => {
    expect(() => compareRows([row('x', 1), row('x', 2)], [])).toThrow('x occurs twice');
  });
});
