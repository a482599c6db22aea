import type { Finding, Records, StudyBundle } from '@cohort-report/schema';
import { expect, it } from 'vitest';
import { queryIds } from '../../src/queries/query-id.ts';

const bundle = { codebook: { entities: { visit: { key: ['patient', 'no'] } } } };
const visit = (row: number, no: string) => ({
  site: 'north',
  file: 'north/visits.csv',
  row,
  values: { patient: '1', no },
});
const finding = {
  ...{ severity: 'warning', rule: 'out-of-range', site: 'north', file: 'north/visits.csv' },
  ...{ entity: 'visit', field: 'weight', column: 'Weight', row: 2 },
  ...{ message: 'too heavy', expected: 'less', found: '900', action: 'ask' },
} as Finding;
const id = (about: Finding, rows = [visit(2, 'a'), visit(3, 'b')]) =>
  queryIds(
    bundle as unknown as StudyBundle,
    { entities: { visit: rows } } as unknown as Records,
    (site, text) => `${site} ${text}`,
  )(about);

it('a question keeps its id when its row moves and when it is worded anew', () => {
  expect(id({ ...finding, row: 9 }, [visit(9, 'a')])).toBe(id(finding));
  expect(id({ ...finding, message: 'very heavy', found: '901' })).toBe(id(finding));
});

it.each([
  ['rule', 'partial-date'],
  ['field', 'height'],
  ['column', 'Weight 2'],
  ['row', 3],
  ['site', 'south'],
])('two questions that differ in the %s have ids of their own', (what, value) => {
  expect(id({ ...finding, [what]: value })).not.toBe(id(finding));
});
