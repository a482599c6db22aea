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

// mpmath at 60 digits: Student's density integrated from t, the root of gammainc(df / 2, 0, x / 2) =
// 1 - upper, and the first term of the tail's series where t is far out.
describe('at the edges, against 60-digit values', () => {
  const manyDf: Row[] = [
    [0.001, 100001, 0.9992021175668678],
    [2, 100001, 0.045502963430510995],
    [10, 100001, 1.563301131947374e-23],
    [37, 100001, 1.1974076479528115e-297],
    [0.001, 1000000.0, 0.9992021157716491],
    [2, 1000000.0, 0.045500533851319205],
    [10, 1000000.0, 1.527861076817825e-23],
    [37, 1000000.0, 1.8299730861802262e-299],
    [0.001, 100000000.0, 0.9992021155741726],
    [2, 100000000.0, 0.04550026659590675],
    [10, 100000000.0, 1.5240094630247841e-23],
    [37, 100000000.0, 1.1504999776822916e-299],
    [0.001, 10000000000.0, 0.9992021155721978],
    [2, 10000000000.0, 0.0455002639233539],
    [10, 10000000000.0, 1.5239709934093828e-23],
    [37, 10000000000.0, 1.1451679773266895e-299],
    [0.001, 1000000000000000.0, 0.9992021155721779],
    [2, 1000000000000000.0, 0.04550026389635869],
    [10, 1000000000000000.0, 1.523970604835991e-23],
    [37, 1000000000000000.0, 1.145114245042231e-299],
  ];
  const nearOne: Row[] = [
    [0.9999999999, 0.5, 1.3499400254004078e-40],
    [0.999999, 0.5, 1.3499395787776196e-24],
    [0.9, 0.5, 0.0001350012477126792],
    [0.6, 0.5, 0.0350447747791542],
    [0.9999999999990905, 0.5, 9.236661418236251e-49],
    [0.9999999999, 3, 5.209397908786168e-7],
    [0.999999, 3, 0.00024181048720587866],
    [0.9, 3, 0.5843743741551831],
    [0.6, 3, 1.8691684033887157],
    [0.9999999999990905, 3, 2.2697999376949298e-8],
    [0.9999999999, 5, 0.00032335572532729215],
    [0.999999, 5, 0.012896160206645706],
    [0.9, 5, 1.610307986962323],
    [0.6, 5, 3.655499623141586],
    [0.9999999999990905, 5, 4.933823502710002e-5],
    [0.9999999999, 10, 0.052331066501674364],
    [0.999999, 10, 0.3381260032449553],
    [0.9, 10, 4.865182051925329],
    [0.6, 10, 8.295471760941085],
    [0.9999999999990905, 10, 0.020387503016615807],
    [0.9999999999, 150, 64.58194028641307],
    [0.999999, 150, 81.53063351677915],
    [0.9, 150, 128.27505050877178],
    [0.6, 150, 144.99981721395932],
    [0.9999999999990905, 150, 58.17651836598506],
  ];
  const far: Row[] = [
    [1.5e154, 1, 4.244131815783875e-155],
    [1e170, 1, 6.366197723675813e-171],
    [-1e200, 1.5, 7.541704864032493e-301],
    [2e154, 0.1, 3.100694345342722e-16],
    [1.5e154, 5, 0],
    [1e308, 1e5, 0],
    [1e308, 1e300, 0],
  ];
  it.each([
    ['studentTwoSided above 1e5 df', manyDf, studentTwoSided, 1e-12],
    ['studentTwoSided where t squared overflows', far, studentTwoSided, 1e-13],
    ['chiSquareQuantile of nearly 1', nearOne, chiSquareQuantile, 1e-13],
  ] as const)('%s', (_name, rows, f, tolerance) => {
    const [error, where] = worst(rows, f);
    expect(error, where).toBeLessThan(tolerance);
  });

  it('chiSquareQuantile(1 - 1e-10, 5) is that of R, qchisq(1 - 1e-10, 5, lower.tail = FALSE)', () => {
    expect(chiSquareQuantile(1 - 1e-10, 5) / 0.00032335572532729215).toBeCloseTo(1, 13);
  });

  it('fUpperTail where df1 times f overflows', () => {
    expect(fUpperTail(1e308, 2, 10)).toBe(0);
    expect(fUpperTail(1e308, 1e308, 2)).toBeLessThan(1e-300);
    // (df2 / (df1 f))^(df2 / 2) 2 / (df2 B(df2 / 2, 1)) with B(a, 1) = 1 / a
    expect(fUpperTail(1e308, 2, 0.1) / (0.05 / 1e308) ** 0.05).toBeCloseTo(1, 12);
  });
});
