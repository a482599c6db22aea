import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactLikelihood } from '../../src/cox/kernel/exact-likelihood.ts';
import { partialLikelihood } from '../../src/cox/kernel/partial-likelihood.ts';
import { plainLikelihood } from '../../src/cox/kernel/plain-likelihood.ts';
import { arbitraryData, type DataShape } from './arbitrary-data.ts';
import { likelihoodInput } from './likelihood-input.ts';
import { type NaiveData, type NaiveTies, naiveLikelihood } from './naive-cox.ts';

const SEED = 20240229;

/** The kernel's log likelihood, score and information on the scale of the data. */
function kernel(data: NaiveData, beta: readonly number[], ties: NaiveTies) {
  const p = beta.length;
  const input = likelihoodInput(data, ties);
  const { scaling } = input;
  const plain = plainLikelihood(input, ties === 'exact' ? exactLikelihood : partialLikelihood);
  const { score, information } = plain;
  const loglik = plain.evaluate(Float64Array.from(beta, (b, j) => b / scaling.scale[j]!));
  const unit = (j: number) => scaling.scale[j]!;
  return {
    loglik,
    score: Array.from(score, (value, a) => value / unit(a)),
    information: Array.from({ length: p }, (_, a) =>
      Array.from({ length: p }, (__, b) => information[a * p + b]! / (unit(a) * unit(b))),
    ),
  };
}

const shapes: [string, NaiveTies, DataShape, number][] = [
  ['heavy ties', 'efron', { rows: { min: 1, max: 30 }, columns: 3, times: 5 }, 1500],
  ['heavy ties', 'breslow', { rows: { min: 1, max: 30 }, columns: 3, times: 5 }, 800],
  ['light ties', 'efron', { rows: { min: 1, max: 40 }, columns: 4, times: 200 }, 800],
  [
    'weights, strata, offset',
    'efron',
    { rows: { min: 1, max: 30 }, columns: 2, times: 6, weighted: true, strata: 4, offset: 1 },
    1500,
  ],
  [
    'delayed entry, weights, strata',
    'efron',
    { rows: { min: 1, max: 30 }, columns: 2, times: 8, weighted: true, strata: 3, delayed: true },
    2000,
  ],
  [
    'delayed entry, one column',
    'breslow',
    { rows: { min: 1, max: 40 }, columns: 1, times: 20, delayed: true },
    1000,
  ],
  [
    'delayed entry, risks that differ by e^40',
    'efron',
    { rows: { min: 4, max: 30 }, columns: 2, times: 9, delayed: true, offset: 20 },
    1000,
  ],
  [
    'delayed entry, risks that differ by e^30, more rows than a panel',
    'efron',
    { rows: { min: 140, max: 400 }, columns: 3, times: 60, delayed: true, offset: 15, strata: 2 },
    60,
  ],
  ['more rows than a panel', 'efron', { rows: { min: 125, max: 300 }, columns: 2, times: 12 }, 60],
  [
    'more rows than a panel, delayed, strata',
    'efron',
    {
      rows: { min: 125, max: 400 },
      columns: 5,
      times: 40,
      strata: 3,
      delayed: true,
      weighted: true,
    },
    40,
  ],
  ['subsets', 'exact', { rows: { min: 1, max: 11 }, columns: 2, times: 4, strata: 2 }, 500],
  [
    'subsets, delayed',
    'exact',
    { rows: { min: 1, max: 11 }, columns: 2, times: 4, delayed: true },
    500,
  ],
];

describe('likelihood kernels against the definition', () => {
  it.each(shapes)('%s, %s', (_, ties, shape, runs) => {
    const betas = fc.array(fc.integer({ min: -4, max: 4 }), {
      minLength: shape.columns,
      maxLength: shape.columns,
    });
    fc.assert(
      fc.property(arbitraryData(shape), betas, (data, whole) => {
        const beta = whole.map((b) => b / 8);
        const found = kernel(data, beta, ties);
        const expected = naiveLikelihood(data, beta, ties);
        const size = (1 + data.time.length) * (shape.offset ?? 1);
        near(found.loglik, expected.loglik, 1e-13 * size * 10, 'loglik');
        expected.score.forEach((value, a) => {
          near(found.score[a]!, value, 1e-12 * size, `score ${a}`);
          expected.information[a]!.forEach((entry, b) => {
            near(found.information[a]![b]!, entry, 1e-12 * size, `information ${a} ${b}`);
          });
        });
      }),
      { seed: SEED, numRuns: runs },
    );
  });
});

function near(found: number, expected: number, allowed: number, what: string): void {
  if (Math.abs(found - expected) <= allowed * Math.max(1, Math.abs(expected))) return;
  expect.fail(`${what}: ${found}, expected ${expected}`);
}
