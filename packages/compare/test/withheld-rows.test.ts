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

  it('is not told together with another as what the rest leaves of the total', () => {
    const sites = (...patients: number[]) =>
      patients.map((changed, at) => count({ id: `${at}`, group: arm(`${at}`) }, changed));
    const withheld = (...patients: number[]) => {
      const total = patients.reduce((sum, changed) => sum + changed, 0);
      return [
        ...withheldRows([count({ id: 'all' }, total), ...sites(...patients)], analyses, 5),
      ].sort();
    };
    expect(withheld(1, 1, 7, 9, 0)).toEqual(['0', '1', '2']);
    expect(withheld(4, 1, 7, 9)).toEqual(['0', '1']);
    expect(withheld(1, 1, 0, 0)).toEqual(['0', '1', 'all']);
    expect(withheld(6, 7, 0)).toEqual([]);
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

  const flow = (numbers: Record<string, readonly [before: number, after: number]>) =>
    Object.entries(numbers).map(([id, [before, after]]) => {
      const [statistic = '', name] = id.split(' ');
      const isOfSite = statistic === 'start' || statistic === 'included';
      const place = isOfSite ? { group: { variable: 'site', level: name } } : { variable: name };
      const row = { analysis: 'flow', id, statistic, ...(name === undefined ? {} : place) };
      return { ...count(row as Partial<ResultRow>, Math.abs(after - before)), before, after };
    });

  it('is not what a patient flow leaves between its start, those remaining and those included', () => {
    const rows = flow({
      start: [817, 929],
      'excluded young': [9, 9],
      'remaining young': [808, 920],
      'excluded nodes': [3, 2],
      'remaining nodes': [805, 918],
      included: [805, 918],
    });
    expect([...withheldRows(rows, analyses, 5)].sort()).toEqual(
      ['excluded nodes', 'excluded young', 'remaining nodes', 'remaining young', 'start'].sort(),
    );
  });

  it('is no exclusion by the only criterion, nor all exclusions of a site', () => {
    const one = flow({ start: [40, 60], 'excluded young': [10, 11], included: [30, 49] });
    expect([...withheldRows(one, analyses, 5)].sort()).toEqual(['excluded young', 'start']);
    const sites = flow({
      start: [80, 120],
      'excluded young': [20, 30],
      included: [60, 90],
      'start east': [40, 60],
      'included east': [30, 49],
      'start west': [40, 60],
      'included west': [30, 41],
    });
    expect([...withheldRows(sites, analyses, 5)].sort()).toEqual(['start east', 'start west']);
  });

  it('is not the one of two exclusions that the other leaves', () => {
    const rows = flow({
      start: [100, 150],
      'excluded young': [10, 12],
      'remaining young': [90, 138],
      'excluded nodes': [10, 20],
      'remaining nodes': [80, 118],
      included: [80, 118],
    });
    expect([...withheldRows(rows, analyses, 5)]).toEqual(
      expect.arrayContaining(['excluded young', 'excluded nodes', 'remaining young']),
    );
  });
});
