import { describe, expect, it } from 'vitest';
import { betaLowerTail } from '../../src/distributions/beta-lower-tail.ts';
import { chiSquareQuantile } from '../../src/distributions/chi-square-quantile.ts';
import { chiSquareUpperTail } from '../../src/distributions/chi-square-upper-tail.ts';
import { fUpperTail } from '../../src/distributions/f-upper-tail.ts';
import { gammaUpperTail } from '../../src/distributions/gamma-upper-tail.ts';
import { logGamma } from '../../src/distributions/log-gamma.ts';
import { normalQuantile } from '../../src/distributions/normal-quantile.ts';
import { normalTwoSided } from '../../src/distributions/normal-two-sided.ts';
import { normalUpperTail } from '../../src/distributions/normal-upper-tail.ts';
import { studentQuantile } from '../../src/distributions/student-quantile.ts';
import { studentTwoSided } from '../../src/distributions/student-two-sided.ts';
import { SurvivalInputError } from '../../src/errors/survival-input-error.ts';
import golden from './fixtures/golden.json' with { type: 'json' };

type Row = readonly number[];
const lastOf = (row: Row) => row[row.length - 1]!;

/** Largest relative error over the rows; below 1e-300 only absolute smallness is asked. */
function worst(rows: readonly Row[], f: (...args: number[]) => number): [number, string] {
  let largest = 0;
  let where = 'none';
  for (const row of rows) {
    const expected = lastOf(row);
    const found = f(...row.slice(0, -1));
    const error =
      found === expected || (Math.abs(expected) < 1e-300 && Math.abs(found) < 1e-300)
        ? 0
        : Math.abs(found - expected) / Math.abs(expected);
    if (!(error <= largest)) {
      largest = error;
      where = `${row.slice(0, -1).join(', ')}: ${found} for ${expected}`;
    }
  }
  return [largest, where];
}

describe('distributions against 60-digit values', () => {
  const deep = golden.chiSquareUpperTail.filter((row) => lastOf(row) >= 1e-120);
  const deepest = golden.chiSquareUpperTail.filter((row) => lastOf(row) < 1e-120);
  const modest = golden.studentTwoSided.filter((row) => row[1]! <= 1000);
  const huge = golden.studentTwoSided.filter((row) => row[1]! > 1000);
  it.each([
    ['normalUpperTail', golden.normalUpperTail, normalUpperTail, 1e-14],
    ['normalQuantile', golden.normalQuantile, normalQuantile, 3e-15],
    ['chiSquareUpperTail above 1e-120', deep, chiSquareUpperTail, 5e-14],
    ['chiSquareUpperTail below 1e-120', deepest, chiSquareUpperTail, 2e-13],
    ['studentTwoSided, df <= 1000', modest, studentTwoSided, 1e-13],
    ['studentTwoSided, df = 1e5', huge, studentTwoSided, 5e-12],
    ['fUpperTail', golden.fUpperTail, fUpperTail, 1e-13],
    ['betaLowerTail', golden.betaLowerTail, betaLowerTail, 1e-13],
    ['logGamma', golden.logGamma, logGamma, 1e-15],
  ] as const)('%s', (_name, rows, f, tolerance) => {
    expect(rows.length).toBeGreaterThan(10);
    const [error, where] = worst(rows, f);
    expect(error, where).toBeLessThan(tolerance);
  });
});

describe('inverses', () => {
  it('chiSquareQuantile undoes chiSquareUpperTail', () => {
    for (const df of [0.5, 1, 2, 3, 10, 150]) {
      for (const p of [0.999, 0.5, 0.05, 1e-10, 1e-100]) {
        const back = chiSquareUpperTail(chiSquareQuantile(p, df), df);
        expect(Math.abs(back / p - 1), `df ${df}, p ${p}`).toBeLessThan(1e-12);
      }
    }
    expect(chiSquareQuantile(0.05, 1)).toBeCloseTo(3.841458820694124, 13);
  });
  it('studentQuantile undoes studentTwoSided', () => {
    for (const df of [1, 2.5, 10, 150]) {
      for (const p of [0.999, 0.5, 0.05, 1e-10]) {
        const back = studentTwoSided(studentQuantile(p, df), df);
        expect(Math.abs(back / p - 1), `df ${df}, p ${p}`).toBeLessThan(1e-12);
      }
    }
    expect(studentQuantile(0.05, 10)).toBeCloseTo(2.2281388519862744, 13);
  });
});

describe('limits and bad input', () => {
  it('has exact limits', () => {
    expect(normalUpperTail(Number.POSITIVE_INFINITY)).toBe(0);
    expect(normalUpperTail(Number.NEGATIVE_INFINITY)).toBe(1);
    expect(normalTwoSided(0)).toBe(1);
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect(chiSquareUpperTail(0, 3)).toBe(1);
    expect(chiSquareUpperTail(Number.POSITIVE_INFINITY, 3)).toBe(0);
    expect(chiSquareUpperTail(Number.POSITIVE_INFINITY, 1)).toBe(0);
    expect(fUpperTail(0, 2, 3)).toBe(1);
    expect(studentTwoSided(0, 5)).toBe(1);
  });
  it.each([
    ['normalUpperTail', () => normalUpperTail(Number.NaN)],
    ['normalQuantile above 1', () => normalQuantile(1.5)],
    ['normalQuantile NaN', () => normalQuantile(Number.NaN)],
    ['chiSquareUpperTail df', () => chiSquareUpperTail(1, 0)],
    ['chiSquareUpperTail x', () => chiSquareUpperTail(Number.NaN, 1)],
    ['gammaUpperTail', () => gammaUpperTail(-1, 1)],
    ['studentTwoSided', () => studentTwoSided(1, Number.NaN)],
    ['fUpperTail', () => fUpperTail(1, 1, -1)],
    ['betaLowerTail', () => betaLowerTail(1, 1, 1.2)],
  ])('%s throws a typed error', (_name, call) => {
    expect(call).toThrow(SurvivalInputError);
  });
});
