import type { CohortDifference } from '@cohort-report/schema';
import { describe, expect, it } from 'vitest';
import { shareCohort } from '../src/disclosure/share-cohort.ts';

const MINIMUM = 5;
const gained = (...events: number[]): CohortDifference => ({
  before: 100,
  after: 100,
  entered: [],
  left: [],
  corrected: [],
  followUp: events.map((seen, index) => ({
    site: `site${index}`,
    count: 20,
    patients: Array.from({ length: 20 }, (_, patient) => `${index} ${patient}`),
    endpoint: 'os',
    days: 1000,
    events: seen,
  })),
});
const told = (...events: number[]) =>
  shareCohort(gained(...events), MINIMUM).followUp.map(({ events: shown }) => shown);

describe('events that longer follow-up saw, by site', () => {
  it('are told where no site has few of them', () => {
    expect(told(6, 7, 0, 13)).toEqual([6, 7, 0, 13]);
  });

  it('are withheld at a second site where one has few, lest the rest of all events be its own', () => {
    expect(told(6, 7, 2, 13)).toEqual([null, 7, null, 13]);
    expect(told(2, 9, 0)).toEqual([null, null, 0]);
  });

  it('are withheld at as many sites as it takes that their sum is not small', () => {
    expect(told(1, 1, 8, 9)).toEqual([null, null, null, 9]);
    expect(told(3, 3, 8)).toEqual([null, null, 8]);
  });
});

describe('who entered and left, by site', () => {
  const moved = (prefix: string, counts: Record<string, number>) =>
    Object.entries(counts).map(([site, count]) => ({
      site,
      count,
      patients: Array.from({ length: count }, (_, at) => `${prefix}${site}${at}`),
    }));
  const shared = (entered: Record<string, number>, left: Record<string, number>) => {
    const cohort = { ...gained(), entered: moved('e', entered), left: moved('l', left) };
    const { entered: came, left: went } = shareCohort(cohort, MINIMUM);
    return [came, went].map((sites) => sites.map(({ site, count }) => `${site} ${count}`));
  };

  it('are told of the same sites together, as the difference of the two stands in the tables', () => {
    expect(shared({ a: 6, b: 7, c: 8 }, { a: 5, b: 1 })).toEqual([['c 8', '* 13'], ['* 6']]);
    expect(shared({ a: 6, b: 7 }, {})).toEqual([['a 6', 'b 7'], []]);
    expect(shared({ a: 1, b: 5, c: 8 }, { c: 6 })).toEqual([['c 8', '* 6'], ['c 6']]);
  });
});
