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

  it('ends by a competing event only where it comes before those of the endpoint', () => {
    const timer = endpointTimer({
      ...common,
      origin: 'start',
      events: [{ id: 'relapse', label: 'Relapse', date: 'relapse' }],
      competing: [
        { id: 'death', label: 'Death', date: 'death' },
        { id: 'other', label: 'Other cancer', date: 'other' },
      ],
      censor: 'contact',
    });
    const of = (scope: Record<string, unknown>) =>
      timer({
        scope: {
          start: '2020-01-01',
          relapse: null,
          death: null,
          other: null,
          contact: null,
          ...scope,
        },
        absent: new Map(),
      });
    const day = (number: number) => `2020-01-${String(1 + number).padStart(2, '0')}`;
    expect(of({ relapse: day(4), death: day(9) })).toEqual({ days: 4, event: true });
    expect(of({ relapse: day(9), death: day(4) })).toEqual({
      ...{ days: 4, event: false, competing: 'death' },
    });
    expect(of({ relapse: day(4), death: day(4) })).toEqual({ days: 4, event: true });
    expect(of({ other: day(4), death: day(4) })).toMatchObject({ competing: 'death' });
    expect(of({ other: day(3), death: day(4) })).toMatchObject({ days: 3, competing: 'other' });
    expect(of({ contact: day(8) })).toEqual({ days: 8, event: false });
    expect(of({ contact: day(8), other: 'soon' })).toEqual({
      absent: 'not determinable whether "Other cancer" happened: the expression gives no date',
    });
  });

  it('takes competing events that the export carries, the endpoint’s own first', () => {
    const timer = endpointTimer({
      ...common,
      time: 'seen',
      event: 'status == "relapse"',
      competing: [
        { id: 'death', label: 'Death', event: 'status == "dead"' },
        { id: 'other', label: 'Other cancer', event: 'second' },
      ],
    });
    const of = (scope: Record<string, unknown>) =>
      timer({ scope: { seen: 5, second: false, ...scope }, absent: new Map() });
    expect(of({ status: 'relapse', second: true })).toEqual({ days: 5, event: true });
    expect(of({ status: 'dead', second: true })).toMatchObject({ competing: 'death' });
    expect(of({ status: 'alive', second: true })).toEqual({
      ...{ days: 5, event: false, competing: 'other' },
    });
    expect(of({ status: 'alive' })).toEqual({ days: 5, event: false });
    expect(of({ status: 'alive', second: null })).toEqual({
      absent: 'not determinable whether "Other cancer" happened: missing',
    });
    expect(of({ status: 'alive', second: 2 })).toMatchObject({
      impossible: '"Other cancer" that is neither true nor false',
    });
  });
});
