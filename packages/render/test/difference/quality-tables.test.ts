import type { DataQuality } from '@cohort-report/schema';
import { expect, it } from 'vitest';
import { qualityTables } from '../../src/difference/quality-tables.ts';

const finding = { severity: 'warning', site: 'a' };
const before: DataQuality = {
  sites: [{ site: 'a', label: 'A' }],
  findings: [
    { ...finding, rule: 'out-of-range', message: 'one', rows: 2 },
    { ...finding, rule: 'out-of-range', message: 'two', rows: 1 },
  ],
  queries: [{ site: 'a', open: 3, answered: 0, closed: 0 }],
  completeness: [
    { variable: 'age', label: 'Age', sites: [{ site: 'a', patients: 10, filled: 10 }] },
    { variable: 'size', label: 'Size', sites: [{ site: 'a', patients: 10, filled: 7 }] },
  ],
};
const after: DataQuality = {
  sites: [...before.sites, { site: 'b', label: 'B' }],
  findings: [{ severity: 'info', rule: 'file-not-used', site: 'b', message: 'x', rows: 1 }],
  queries: [
    { site: 'a', open: 0, answered: 1, closed: 2 },
    { site: 'b', open: 0, answered: 0, closed: 0 },
  ],
  completeness: [
    {
      variable: 'age',
      label: 'Age',
      sites: [
        { site: 'a', patients: 12, filled: 12 },
        { site: 'b', patients: 4, filled: 3 },
      ],
    },
    { variable: 'size', label: 'Size', sites: [{ site: 'a', patients: 12, filled: 12 }] },
  ],
};

it('follows completeness, findings and questions over the freezes', () => {
  const tables = qualityTables(
    [
      { freeze: 'f1', quality: before },
      { freeze: 'f2', quality: after },
    ],
    1,
  );
  expect(tables.map(({ rows }) => rows.map(({ labels, cells }) => [...labels, ...cells]))).toEqual([
    [
      ['Size', 'A', '7/10', '12/12'],
      ['Age', 'B', '–', '3/4'],
    ],
    [
      ['out-of-range', 'warning', 'A', '3', '0'],
      ['file-not-used', 'info', 'B', '0', '1'],
    ],
    [
      ['A', '3, 0, 0', '0, 1, 2'],
      ['B', '–', '0, 0, 0'],
    ],
  ]);
});

it('says where nothing is missing, found or asked', () => {
  const { sites } = before;
  const tables = qualityTables([{ freeze: 'f1', quality: { sites, findings: [] } }], 1);
  expect(tables.map(({ rows }) => rows)).toEqual([[], [], []]);
  expect(tables.map(({ empty }) => empty)).toEqual([
    'At each freeze every variable is known of every included patient whom it applies to.',
    'No finding was raised at any freeze.',
    'No site was asked anything at any freeze.',
  ]);
});

it('withholds numbers that differ from those of a later freeze by fewer patients than declared', () => {
  const tables = qualityTables(
    [
      { freeze: 'f1', quality: before },
      { freeze: 'f2', quality: after },
    ],
    3,
  );
  expect(tables.map(({ rows }) => rows.map(({ cells }) => cells))).toEqual([
    [
      ['withheld', '12/12'],
      ['–', '3/4'],
    ],
    [
      ['3', '0'],
      ['withheld', '1'],
    ],
    [
      ['withheld', '0, 1, 2'],
      ['–', '0, 0, 0'],
    ],
  ]);
});
