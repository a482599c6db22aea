import { findRoot } from './find-root.ts';

/** The upper left count of a 2 x 2 table given its margins: noncentral hypergeometric. */
export interface ConditionalCount {
  readonly lowest: number;
  readonly highest: number;
  /** Log weights over lowest .. highest, up to a constant, at odds ratio 1. */
  readonly logWeights: Float64Array;
  /** Mean count at odds ratio 1. */
  readonly middle: number;
}

export function conditionalCount(rows: number[], columns: number[]): ConditionalCount {
  const [first] = rows as [number, number];
  const [m, n] = columns as [number, number];
  const lowest = Math.max(0, first - n);
  const highest = Math.min(first, m);
  const logWeights = new Float64Array(highest - lowest + 1);
  for (let x = lowest; x < highest; x++) {
    const odds = ((m - x) * (first - x)) / ((x + 1) * (n - first + x + 1));
    logWeights[x - lowest + 1] = logWeights[x - lowest]! + Math.log(odds);
  }
  return { lowest, highest, logWeights, middle: (first * m) / (m + n) };
}

/** Probabilities over lowest .. highest at an odds ratio above 0. */
export function probabilities(count: ConditionalCount, oddsRatio: number): Float64Array {
  const slope = Math.log(oddsRatio);
  const logs = count.logWeights.map((weight, i) => weight + slope * (count.lowest + i));
  let largest = Number.NEGATIVE_INFINITY;
  for (const log of logs) largest = Math.max(largest, log);
  const weights = logs.map((log) => Math.exp(log - largest));
  let sum = 0;
  for (const weight of weights) sum += weight;
  return weights.map((weight) => weight / sum);
}

function mean(count: ConditionalCount, oddsRatio: number): number {
  if (oddsRatio === 0) return count.lowest;
  if (oddsRatio === 1) return count.middle;
  let sum = 0;
  probabilities(count, oddsRatio).forEach((p, i) => {
    sum += p * (count.lowest + i);
  });
  return sum;
}

/** P(count <= x), or P(count >= x) if `upper`. */
export function tail(
  count: ConditionalCount,
  x: number,
  oddsRatio: number,
  upper: boolean,
): number {
  if (oddsRatio === 0) return Number(upper ? x <= count.lowest : x >= count.lowest);
  let sum = 0;
  probabilities(count, oddsRatio).forEach((p, i) => {
    const at = count.lowest + i;
    if (upper ? at >= x : at <= x) sum += p;
  });
  return Math.min(1, sum);
}

/** Odds ratio at which f is 0, sought in [0, 1] as itself and above 1 as its inverse. */
function solve(f: (oddsRatio: number) => number, tolerance: number): number {
  const atOne = f(1);
  if (atOne === 0) return 1;
  const atZero = f(0);
  if (atZero > 0 !== atOne > 0) return findRoot(f, 0, 1, atZero, atOne, tolerance);
  const inverse = (t: number) => f(1 / t);
  const least = Number.EPSILON;
  return 1 / findRoot(inverse, least, 1, inverse(least), atOne, tolerance);
}

/** Conditional maximum-likelihood estimate: the odds ratio at which the mean count is x. */
export function estimateOdds(count: ConditionalCount, x: number, tolerance: number): number {
  if (x === count.lowest) return 0;
  if (x === count.highest) return Number.POSITIVE_INFINITY;
  return solve((oddsRatio) => mean(count, oddsRatio) - x, tolerance);
}

export function lowerOdds(
  count: ConditionalCount,
  x: number,
  alpha: number,
  tolerance: number,
): number {
  if (x === count.lowest) return 0;
  return solve((oddsRatio) => tail(count, x, oddsRatio, true) - alpha, tolerance);
}

export function upperOdds(
  count: ConditionalCount,
  x: number,
  alpha: number,
  tolerance: number,
): number {
  if (x === count.highest) return Number.POSITIVE_INFINITY;
  return solve((oddsRatio) => tail(count, x, oddsRatio, false) - alpha, tolerance);
}
