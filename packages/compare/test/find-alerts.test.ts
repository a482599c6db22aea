import type { ResultRow } from '@cohort-report/schema';
import { describe, expect, it } from 'vitest';
import { findAlerts } from '../src/conclusions/find-alerts.ts';
import { toyBundle } from './support/toy.ts';

const { display } = toyBundle().study;
type Values = Record<string, number | null>;
const rows = (values: Values) =>
  new Map(
    Object.entries(values).map(([statistic, value]): [string, ResultRow] => [
      `a|${statistic}`,
      {
        id: `a|${statistic}`,
        analysis: 'a',
        statistic: statistic.replace(/^0\.\d+\|/, ''),
        value,
        n: 10,
        ...(statistic.startsWith('0.') ? { at: Number(statistic.split('|')[0]) } : {}),
      },
    ]),
  );
const kinds = (before: Values, after: Values, inclusive = true) =>
  findAlerts(rows(before), rows(after), {
    ...display,
    significance_inclusive: inclusive,
  }).map(({ kind }) => kind);
const p = (before: number | null, after: number | null, inclusive = true) =>
  kinds({ p_value: before }, { p_value: after }, inclusive);

describe('findAlerts', () => {
  it('sees p values cross the level, counting the level itself as the study does', () => {
    expect(p(0.0501, 0.05)).toEqual(['significance_gained']);
    expect(p(0.0501, 0.05, false)).toEqual([]);
    expect(p(0.05, 0.0501)).toEqual(['significance_lost']);
    expect(p(0.05, 0.049)).toEqual([]);
    expect(p(0.05, 0.049, false)).toEqual(['significance_gained']);
  });

  it('sees p values cross the level of a trend, which excludes the level itself', () => {
    expect(p(0.1, 0.0999)).toEqual(['trend_gained']);
    expect(p(0.0999, 0.1)).toEqual(['trend_lost']);
    expect(p(0.11, 0.1)).toEqual([]);
    expect(p(0.5, 0.01)).toEqual(['significance_gained']);
  });

  it('says nothing of a p value that comes or goes', () => {
    expect(p(null, 0.01)).toEqual([]);
  });

  it('sees a hazard ratio change its direction, and only then', () => {
    expect(kinds({ hazard_ratio: 0.99 }, { hazard_ratio: 1.01 })).toEqual(['direction_reversed']);
    expect(kinds({ hazard_ratio: 1 }, { hazard_ratio: 1.5 })).toEqual([]);
    expect(kinds({ quantile: 0.9 }, { quantile: 1.1 })).toEqual([]);
  });

  it('sees an interval leave and reach 1', () => {
    const of = (lower: number, upper: number) => ({
      hazard_ratio: 1.5,
      hazard_ratio_lower: lower,
      hazard_ratio_upper: upper,
    });
    expect(kinds(of(0.99, 2), of(1.01, 2))).toEqual(['interval_excludes_one']);
    expect(kinds(of(1.01, 2), of(1, 2))).toEqual(['interval_includes_one']);
    expect(kinds(of(0.4, 0.9), of(0.5, 0.95))).toEqual([]);
  });

  it('tells medians from other estimates that come and go', () => {
    expect(kinds({ '0.5|quantile': null }, { '0.5|quantile': 12 })).toEqual(['median_reached']);
    expect(kinds({ '0.5|quantile': 12 }, { '0.5|quantile': null })).toEqual([
      'median_no_longer_reached',
    ]);
    expect(kinds({ '0.25|quantile': null }, { '0.25|quantile': 12 })).toEqual(['newly_estimable']);
    expect(kinds({ hazard_ratio: 2 }, { hazard_ratio: null })).toEqual(['no_longer_estimable']);
    expect(kinds({ hazard_ratio_upper: null }, { hazard_ratio_upper: 2 })).toEqual([]);
  });

  it('sees proportional hazards break', () => {
    expect(kinds({ ph_p: 0.2 }, { ph_p: 0.01 })).toEqual(['hazards_not_proportional']);
    expect(kinds({ ph_p: 0.01 }, { ph_p: 0.2 })).toEqual(['hazards_proportional_again']);
  });
});
