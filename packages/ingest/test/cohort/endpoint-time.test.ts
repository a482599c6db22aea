import type { Endpoint } from '@cohort-report/schema';
import { describe, expect, it } from 'vitest';
import { endpointTimer } from '../../src/cohort/endpoint-time.ts';

const common = { id: 'dfs', label: 'DFS', short: 'DFS', basis: 'stated', definition: '' } as const;
const dfs: Endpoint = {
  ...common,
  origin: 'start',
  events: [
    { id: 'relapse', label: 'Relapse', date: 'relapse' },
    { id: 'death', label: 'Death', date: 'death' },
  ],
  censor: 'contact',
};

function time(scope: Record<string, unknown>, absent: Record<string, string> = {}) {
  return endpointTimer(dfs)({
    scope: { start: '2020-02-28', relapse: null, death: null, contact: null, ...scope },
    absent: new Map(Object.entries(absent)),
  });
}

describe('endpointTimer', () => {
  it('takes the earliest event, else the censoring, in whole days', () => {
    expect(time({ relapse: '2020-03-01', death: '2020-03-05' })).toEqual({ days: 2, event: true });
    expect(time({ relapse: '2020-03-09', death: '2020-03-05' })).toEqual({ days: 6, event: true });
    expect(time({ contact: '2021-02-28' })).toEqual({ days: 366, event: false });
    expect(time({ death: '2020-02-28', contact: '2021-01-01' })).toEqual({ days: 0, event: true });
  });

  it('is absent where origin, event or censoring cannot be told', () => {
    expect(time({ start: null })).toEqual({ absent: 'origin not determinable: missing' });
    expect(time({})).toEqual({ absent: 'date of censoring not determinable: missing' });
    expect(
      time(
        { contact: '2021-01-01', death: '2020-06-01' },
        { relapse: 'a value it needs is missing' },
      ),
    ).toEqual({
      absent: 'not determinable whether "Relapse" happened: a value it needs is missing',
    });
    expect(time({ contact: '2021-01-01' }, { relapse: 'missing' })).toEqual({
      days: 308,
      event: false,
    });
    expect(time({ death: 'soon' })).toEqual({
      absent: 'not determinable whether "Death" happened: the expression gives no date',
    });
  });

  it('tells an impossible time', () => {
    expect(time({ death: '2020-02-27' })).toEqual({
      impossible: '"Death" 1 days before the origin',
      absent: 'the time is impossible',
    });
  });

  it('takes times and events that the export carries', () => {
    const timer = endpointTimer({ ...common, time: 'days_seen', event: 'status == "dead"' });
    const of = (scope: Record<string, unknown>) => timer({ scope, absent: new Map() });
    expect(of({ days_seen: 5, status: 'dead' })).toEqual({ days: 5, event: true });
    expect(of({ days_seen: 0, status: 'alive' })).toEqual({ days: 0, event: false });
    expect(of({ days_seen: null, status: 'dead' })).toEqual({
      absent: 'time not determinable: missing',
    });
    expect(of({ days_seen: -1, status: 'dead' })).toMatchObject({
      impossible: 'a time of -1 days',
    });
    expect(of({ days_seen: 1.5, status: 'dead' })).toMatchObject({
      impossible: 'a time that is no whole number of days',
    });
  });
});
