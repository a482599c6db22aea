import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cox } from '../../src/cox/cox.ts';
import type { Likelihood } from '../../src/cox/kernel/likelihood.ts';
import { plainLikelihood } from '../../src/cox/kernel/plain-likelihood.ts';
import { wasmLikelihood } from '../../src/cox/kernel/wasm-likelihood.ts';
import { coxZph } from '../../src/cox/zph/cox-zph.ts';
import { randomNumbers } from '../random-numbers.ts';
import { arbitraryData, type DataShape } from './arbitrary-data.ts';
import { likelihoodInput } from './likelihood-input.ts';
import type { NaiveTies } from './naive-cox.ts';

const SEED = 20260301;

const shapes: [string, NaiveTies, DataShape, number][] = [
  ['heavy ties', 'efron', { rows: { min: 1, max: 40 }, columns: 4, times: 5 }, 600],
  ['heavy ties', 'breslow', { rows: { min: 1, max: 40 }, columns: 3, times: 5 }, 300],
  ['one column', 'efron', { rows: { min: 1, max: 90 }, columns: 1, times: 20 }, 300],
  ['light ties', 'efron', { rows: { min: 1, max: 90 }, columns: 5, times: 300 }, 300],
  [
    'weights, strata, offset',
    'efron',
    { rows: { min: 1, max: 60 }, columns: 2, times: 6, weighted: true, strata: 4, offset: 1 },
    600,
  ],
  [
    'tied groups larger than a block',
    'efron',
    { rows: { min: 200, max: 400 }, columns: 6, times: 2, weighted: true },
    40,
  ],
  [
    'blocks and strata',
    'efron',
    { rows: { min: 150, max: 500 }, columns: 9, times: 30, weighted: true, strata: 3, offset: 1 },
    40,
  ],
];

describe('compiled likelihood against the plain one', () => {
  it.each(shapes)('%s, %s', (_, ties, shape, runs) => {
    const betas = fc.array(fc.integer({ min: -4, max: 4 }), {
      minLength: shape.columns,
      maxLength: shape.columns,
    });
    fc.assert(
      fc.property(arbitraryData(shape), betas, (data, whole) => {
        const input = likelihoodInput(data, ties);
        if (input.layout.groups === 0) return;
        const plain = plainLikelihood(input);
        const compiled = wasmLikelihood(input)!;
        const allowed = 1e-14 * (10 + data.time.length);
        const zero = new Float64Array(shape.columns);
        for (const beta of [zero, Float64Array.from(whole, (b) => b / 8)]) {
          near([compiled.evaluate(beta)], [plain.evaluate(beta)], allowed, 'loglik');
          agree(compiled, plain, allowed);
          const factor = Float64Array.from({ length: input.layout.groups }, (__, g) => (g % 4) / 3);
          agree(compiled.weigh(factor), plain.weigh(factor), allowed);
        }
        compiled.release();
      }),
      { seed: SEED, numRuns: runs },
    );
  });

  it('is not for delayed entry', () => {
    const shape = { rows: { min: 20, max: 20 }, columns: 1, times: 9, delayed: true };
    const [data] = fc.sample(arbitraryData(shape), { seed: SEED, numRuns: 1 });
    expect(wasmLikelihood(likelihoodInput(data!, 'efron'))).toBeNull();
  });
});

describe('a fit of many rows', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it.each([
    ['light ties', 6000, 3, 1e6],
    ['heavy ties', 5000, 7, 20],
  ])('is the same without WebAssembly: %s', (_, n, p, times) => {
    const input = manyRows(n, p, times);
    const compiled = cox(input);
    const zph = coxZph(compiled);
    vi.stubGlobal('WebAssembly', undefined);
    const plain = cox(input);
    expect(compiled.iterations).toBe(plain.iterations);
    near([compiled.loglik.final], [plain.loglik.final], 1e-13, 'loglik');
    near(compiled.model.coefficients, plain.model.coefficients, 1e-12, 'coefficients');
    near(compiled.variance, plain.variance, 1e-12, 'variance');
    const tests = coxZph(plain).rows.map((row) => row.test.stat!);
    near(
      zph.rows.map((row) => row.test.stat!),
      tests,
      1e-9,
      'zph',
    );
    expect(compiled.model.layout).toEqual(plain.model.layout);
  });

  it('has a likelihood without columns', () => {
    const input = { ...manyRows(5000, 1, 50), covariates: [] };
    const compiled = cox(input);
    vi.stubGlobal('WebAssembly', undefined);
    near([compiled.loglik.final], [cox(input).loglik.final], 1e-13, 'loglik');
  });

  it('has no memory of the fits before it', () => {
    const input = manyRows(5000, 3, 50);
    const first = cox(input);
    cox(manyRows(7000, 6, 1e6));
    expect(cox(input).variance).toEqual(first.variance);
  });

  it('of which none has an event has no estimates', () => {
    const input = manyRows(5000, 2, 50);
    const fit = cox({ ...input, event: new Uint8Array(5000) });
    expect(fit.columns.map((column) => column.reason?.code)).toEqual(['no-events', 'no-events']);
  });
});

function manyRows(n: number, p: number, times: number) {
  const random = randomNumbers(SEED + n);
  const draw = () => Float64Array.from({ length: n }, () => random());
  const covariates = Array.from({ length: p }, (_, j) =>
    j === 1 ? draw().map((value) => (value < 0.4 ? 1 : 0)) : draw(),
  );
  const time = draw().map((value, i) =>
    Math.ceil(-Math.log(value) * times * (1 + covariates[0]![i]!)),
  );
  return { time, event: draw().map((value) => (value < 0.6 ? 1 : 0)), covariates };
}

type Parts = Pick<Likelihood, 'score' | 'information'>;

function agree(found: Parts, expected: Parts, allowed: number): void {
  near(found.score, expected.score, allowed, 'score');
  near(found.information, expected.information, allowed, 'information');
}

/** Relative to the largest number of all: what cancels is left with its rounding. */
function near(
  found: ArrayLike<number>,
  expected: ArrayLike<number>,
  allowed: number,
  what: string,
): void {
  const size = Math.max(1, ...Array.from(expected, Math.abs));
  Array.from(expected).forEach((value, k) => {
    const difference = Math.abs(found[k]! - value);
    if (!(difference <= allowed * size)) {
      expect.fail(`${what} ${k}: ${found[k]}, expected ${value}, apart ${difference / size}`);
    }
  });
}
