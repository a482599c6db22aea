import type { Analysis, ResultRow, RowDifference, Study } from '@cohort-report/schema';
import { describe, expect, it } from 'vitest';
import { eventUnions } from '../src/disclosure/event-unions.ts';
import { withheldRows } from '../src/disclosure/withheld-rows.ts';

const event = (date: string) => ({ id: date, label: date, date });
const endpoint = (id: string, events: string[], competing?: string[], origin = 'surgery') => ({
  ...{ id, label: id, short: id, definition: id, basis: 'stated' as const, censor: 'last', origin },
  events: events.map(event),
  ...(competing === undefined ? {} : { competing: competing.map(event) }),
});
const study = (...endpoints: ReturnType<typeof endpoint>[]): Pick<Study, 'endpoints'> => ({
  endpoints,
});

describe('endpoints whose events sum to those of another', () => {
  it('have the same dates from the same day on, some of them competing', () => {
    const relapse = endpoint('relapse', ['relapsed'], ['died']);
    expect(eventUnions(study(endpoint('rfs', ['died', ' relapsed']), relapse))).toEqual([
      { whole: 'rfs', part: 'relapse' },
    ]);
    expect(eventUnions(study(endpoint('os', ['died']), relapse))).toEqual([]);
    const later = endpoint('rfs', ['relapsed', 'died'], undefined, 'discharge');
    expect(eventUnions(study(later, relapse))).toEqual([]);
  });
});

describe('events of a competing event that are withheld', () => {
  const count = (id: string, row: Partial<ResultRow>, patients: number): RowDifference =>
    ({
      row: { id, analysis: 'table', statistic: 'events', ...row },
      status: 'changed',
      patients,
    }) as RowDifference;
  const rows = (group?: ResultRow['group']) => {
    const of = group === undefined ? {} : { group };
    const name = group?.level ?? 'all';
    return [
      count(`rfs ${name}`, { ...of, endpoint: 'rfs' }, 30),
      count(`relapse ${name}`, { ...of, endpoint: 'relapse' }, 28),
      count(`death ${name}`, { ...of, endpoint: 'relapse', cause: 'death' }, 2),
    ];
  };
  const analyses = [{ id: 'table', kind: 'cumulative_incidence' }] as unknown as Analysis[];
  const union = [{ whole: 'rfs', part: 'relapse' }];

  it('are not what the events of two endpoints leave over', () => {
    expect([...withheldRows(rows(), analyses, 5, [], union)].sort()).toEqual([
      'death all',
      'relapse all',
    ]);
    expect([...withheldRows(rows(), analyses, 5)]).toEqual(['death all']);
  });

  it('are not so in a group either, of a table of its own', () => {
    const arm = (level: string) => rows({ variable: 'arm', level });
    const apart = arm('a').map((found) =>
      found.row.endpoint === 'rfs'
        ? { ...found, row: { ...found.row, analysis: 'survival' } }
        : found,
    );
    const both = [...analyses, { id: 'survival', kind: 'survival_summary' } as unknown as Analysis];
    expect([...withheldRows(apart, both, 5, [], union)].sort()).toEqual(['death a', 'relapse a']);
  });
});
