import type { Analysis, ResultRow, RowDifference } from '@cohort-report/schema';
import { describe, expect, it } from 'vitest';
import { withheldRows } from '../src/disclosure/withheld-rows.ts';

const count = (row: Partial<ResultRow>, patients: number): RowDifference =>
  ({
    row: { analysis: 'table', statistic: 'n', ...row },
    status: patients === 0 ? 'same' : 'changed',
    patients,
  }) as RowDifference;
const arm = (level: string) => ({ variable: 'arm', level });
const analyses = [{ id: 'table', kind: 'baseline_table' }] as unknown as Analysis[];

describe('a count that is withheld', () => {
  it('is not the sum of counts by group that are told', () => {
    const withheld = withheldRows(
      [
        count({ id: 'all', variable: 'grade', level: 'i' }, 1),
        count({ id: 'a', variable: 'grade', level: 'i', group: arm('a') }, 0),
        count({ id: 'b', variable: 'grade', level: 'i', group: arm('b') }, 9),
      ],
      analyses,
      5,
    );
    expect([...withheld].sort()).toEqual(['all', 'b']);
  });

  it('is not the sum of levels that are told, where it is a total', () => {
    const withheld = withheldRows(
      [
        count({ id: 'total' }, 1),
        count({ id: 'i', variable: 'grade', level: 'i' }, 9),
        count({ id: 'ii', variable: 'grade', level: 'ii' }, 0),
      ],
      analyses,
      5,
    );
    expect([...withheld].sort()).toEqual(['i', 'total']);
  });
});
