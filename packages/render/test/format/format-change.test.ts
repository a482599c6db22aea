import { describe, expect, it } from 'vitest';
import { formatChange } from '../../src/format/format-change.ts';
import { trial } from '../support/trial.ts';

const display = trial().bundle.study.display;
const change = (statistic: string, amount: number, whole?: number) =>
  formatChange({ statistic }, amount, display, whole);

describe('formatChange', () => {
  it('shows each statistic in its unit, with its sign', () => {
    expect(change('hazard_ratio', 0.148)).toBe('+0.15');
    expect(change('survival', -0.0164)).toBe('−1.6');
    expect(change('p_value', -0.0204)).toBe('−0.020');
    expect(change('n', 3)).toBe('+3');
    expect(change('n', -0.9999999999999)).toBe('−1');
  });

  it('takes more decimals rather than show a change as none', () => {
    expect(change('hazard_ratio', 0.0012)).toBe('+0.001');
    expect(change('hazard_ratio', 0)).toBe('0');
  });

  it('shows a part at the decimals of the whole', () => {
    expect(change('hazard_ratio', 0.0012, 0.4)).toBe('0');
    expect(change('n', 0.5, 1)).toBe('+0.50');
  });
});
