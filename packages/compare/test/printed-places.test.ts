import type { Analysis, RowDifference } from '@cohort-report/schema';
import { expect, it } from 'vitest';
import { printedPlaces } from '../src/disclosure/printed-places.ts';

const row = (id: string, statistic: string, level?: string) =>
  ({ row: { id, analysis: 'card', statistic, ...(level ? { level } : {}) } }) as RowDifference;
const rows = [
  row('n', 'n'),
  row('printed', 'printed'),
  row('matched', 'matched'),
  row('t1 printed', 'printed', 't1'),
  row('t1 matched', 'matched', 't1'),
  row('t2 matched', 'matched', 't2'),
  row('t2 missed', 'missed', 't2'),
];
const card = new Map([['card', { id: 'card', kind: 'scorecard' } as unknown as Analysis]]);
const published = [
  { place: 't1', row: 'table|a|n' },
  { place: 't2', row: 'table|b|n' },
];
const hidden = (...withheld: string[]) => printedPlaces(rows, card, published, new Set(withheld));

it('withholds how many printed values of a place matched where one of them is of a withheld number', () => {
  expect(hidden('table|a|n')).toEqual(['matched', 't1 matched']);
  expect(hidden('table|a|n', 'table|b|n')).toEqual([
    ...['matched', 't1 matched', 't2 matched', 't2 missed'],
  ]);
  expect(hidden('table|c|n')).toEqual([]);
});
