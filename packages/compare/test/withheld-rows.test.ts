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

  it('is not told by another row: a group for a level or a population, events per parameter, numbers at risk', () => {
    const others = [
      count({ id: 'group', group: { variable: 'grade', level: 'i' } }, 0),
      count(
        { id: 'start', statistic: 'at_risk', at: 0, group: { variable: 'grade', level: 'i' } },
        0,
      ),
      count({ id: 'population', analysis: 'low' }, 0),
      count({ id: 'deaths', statistic: 'events', endpoint: 'os' }, 1),
      count({ id: 'ratio', statistic: 'events_per_parameter', endpoint: 'os', variable: 'arm' }, 9),
      count({ id: 'relapses', statistic: 'events', endpoint: 'dfs' }, 9),
    ];
    const low = { id: 'low', kind: 'baseline_table', population: { include: 'grade == "i"' } };
    const withheld = withheldRows(
      [count({ id: 'level', variable: 'grade', level: 'i' }, 1), ...others],
      [...analyses, low as unknown as Analysis],
      5,
    );
    expect([...withheld].sort()).toEqual([
      ...['deaths', 'group', 'level', 'population', 'ratio', 'start'],
    ]);
  });

  it('is not the divisor of a share or a mean that is told', () => {
    const withheld = withheldRows(
      [
        count({ id: 'total' }, 1),
        count({ id: 'mean', statistic: 'mean', variable: 'age' }, 9),
        count({ id: 'median', statistic: 'median', variable: 'age' }, 9),
        count({ id: 'mean-a', statistic: 'mean', variable: 'age', group: arm('a') }, 9),
      ],
      analyses,
      5,
    );
    expect([...withheld].sort()).toEqual(['mean', 'total']);
  });
});
