import type { ResultRow } from '@cohort-report/schema';
import { describe, expect, it } from 'vitest';
import { formatCount } from '../../src/format/format-count.ts';
import { formatDecimal } from '../../src/format/format-decimal.ts';
import { formatPValue } from '../../src/format/format-p-value.ts';
import { formatQuantile } from '../../src/format/format-quantile.ts';
import { formatRatio } from '../../src/format/format-ratio.ts';
import { formatRow } from '../../src/format/format-row.ts';
import { formatTimePoint } from '../../src/format/format-time-point.ts';
import { rangeSeparator } from '../../src/format/range-separator.ts';
import { significanceOf } from '../../src/format/significance-of.ts';
import { DISPLAY } from '../support/display.ts';

const row = (statistic: string, value: number | null): ResultRow => ({
  id: 'x',
  analysis: 'x',
  statistic,
  value,
  n: 10,
});
const shown = (statistic: string, value: number | null, decimals?: number) =>
  formatRow(row(statistic, value), { display: DISPLAY, decimals });

describe('counts', () => {
  it.each(['n', 'rows', 'patients', 'joined', 'excluded'])('%s has no decimals', (statistic) => {
    expect(shown(statistic, 1234)).toBe(shown('n', 1234));
    expect(shown(statistic, 101)).toBe('101');
  });
});

describe('p values', () => {
  it.each([
    [0, '<0.001'],
    [0.00099999, '<0.001'],
    [0.001, '0.001'],
    [0.0014999, '0.001'],
    [0.0404, '0.040'],
    [0.0501, '0.0501'],
    [0.05004, '0.05004'],
    [0.05, '0.050'],
    [0.0496, '0.050'],
    [0.0994, '0.099'],
    [0.0996, '0.0996'],
    [0.1, '0.10'],
    [0.104, '0.10'],
    [0.585, '0.58'],
    [0.9949, '0.99'],
    [0.995, '>0.99'],
    [1, '>0.99'],
  ])('%d is printed as %s', (p, text) => {
    expect(formatPValue(p, DISPLAY)).toBe(text);
  });

  it('never prints what contradicts the verdict', () => {
    for (let step = 0; step <= 20_000; step++) {
      const p = 0.04 + step * 0.000004;
      const printed = Number(formatPValue(p, DISPLAY));
      expect(significanceOf(printed, DISPLAY), String(p)).toBe(significanceOf(p, DISPLAY));
    }
  });

  it('counts equality with the level only where the study says so', () => {
    expect(significanceOf(0.05, DISPLAY)).toBe('significant');
    expect(significanceOf(0.05, { ...DISPLAY, significance_inclusive: false })).toBe('trend');
    expect(significanceOf(0.1, DISPLAY)).toBe('none');
    expect(significanceOf(null, DISPLAY)).toBe('none');
  });

  it.each([-0.1, 1.1, Number.NaN])('refuses %d', (p) => {
    expect(() => formatPValue(p, DISPLAY)).toThrow('not a p value');
  });
});

describe('quantiles', () => {
  it.each([
    [0.5, 'Median'],
    [0.25, '25th percentile'],
    [0.07, '7th percentile'],
    [0.29, '29th percentile'],
    [0.01, '1st percentile'],
    [0.22, '22nd percentile'],
    [0.33, '33rd percentile'],
    [0.11, '11th percentile'],
    [0.125, '12.5th percentile'],
  ])('%d is called %s', (probability, name) => {
    expect(formatQuantile(probability)).toBe(name);
  });
});

describe('ratios', () => {
  it.each([
    [2.2938, '2.29'],
    [1.005, '1.00'],
    [0.2899, '0.29'],
    [0.0778, '0.078'],
    [0.0996, '0.100'],
    [0.00412, '0.0041'],
    [0.0004, '<0.001'],
    [0, '<0.001'],
    [13.746, '13.75'],
    [5e8, '>1000'],
  ])('%d is printed as %s', (value, text) => {
    expect(formatRatio(value, 2)).toBe(text);
  });

  it('refuses what is no ratio', () => {
    expect(() => formatRatio(-1, 2)).toThrow('not a ratio');
    expect(() => formatRatio(Number.NaN, 2)).toThrow('not a ratio');
  });
});

describe('numbers', () => {
  it('rounds as sprintf does and signs with a minus', () => {
    expect(formatDecimal(1.005, 2)).toBe('1.00');
    expect(formatDecimal(-3.25, 1)).toBe('−3.3');
    expect(formatDecimal(-0.04, 1)).toBe('0.0');
    expect(() => formatDecimal(Number.NaN, 1)).toThrow('not a number to show');
    expect(() => formatDecimal(Number.POSITIVE_INFINITY, 1)).toThrow('not a number to show');
  });

  it('sets thousands apart from five digits on', () => {
    expect(formatCount(9999)).toBe('9999');
    expect(formatCount(1234567)).toBe('1\u202f234\u202f567');
  });

  it('joins a range with an en dash, or with a word where an end is negative', () => {
    expect(rangeSeparator('1', '2')).toBe('–');
    expect(rangeSeparator('−1', '2')).toBe('\u00a0to\u00a0');
  });

  it('names points in time', () => {
    expect([formatTimePoint(24), formatTimePoint(30), formatTimePoint(6)]).toEqual([
      '2-year',
      '30-month',
      '6-month',
    ]);
  });
});

describe('rows', () => {
  it('prints a row as its statistic asks', () => {
    expect(shown('n', 77)).toBe('77');
    expect(shown('percent', 0.6104)).toBe('61');
    expect(shown('survival_lower', 0.7801)).toBe('78.0');
    expect(shown('quantile', 58.7351)).toBe('58.7');
    expect(shown('hazard_ratio_upper', 1.0654)).toBe('1.07');
    expect(shown('log_rank_p', 0.0047)).toBe('0.005');
    expect(shown('term_p_value', 0.6872)).toBe('0.69');
    expect(shown('median', 54, 0)).toBe('54');
    expect(shown('median', 54.5, 0)).toBe('54.5');
    expect(shown('mean', 54.25, 0)).toBe('54.3');
    expect(shown('events_per_parameter', 5.727)).toBe('5.7');
  });

  it('says not reached of a quantile, NA of all else that is missing', () => {
    expect(shown('quantile', null)).toBe('not reached');
    expect(shown('quantile_upper', null)).toBe('NA');
    expect(shown('interaction_p', null)).toBe('NA');
  });
});
