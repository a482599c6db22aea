import { estimateOf, standardErrorOf } from './coefficient.ts';
import type { CurveState, FitState, ModelState } from './fit-state.ts';

const Z = 1.959963984540054;

/** Printed values of the targets that count which the state matches. */
export function countMatched({ models, curves }: FitState): number {
  let sum = 0;
  for (const { matched } of models) sum += matched;
  for (const { matched } of curves) sum += matched;
  return sum;
}

/** Of one model's, at its own estimate. */
export function matchedByModel({ plan, beta, variance }: ModelState): number {
  let sum = 0;
  for (const { at, centre, half } of plan.coefficients) {
    const value = estimateOf(plan, at, beta);
    const se = standardErrorOf(plan, at, variance);
    const isIn = (x: number, k: number) =>
      half[k]! < Infinity && Math.abs(x - centre[k]!) <= half[k]! ? 1 : 0;
    sum += isIn(value, 0) + isIn(value - Z * se, 1) + isIn(value + Z * se, 2);
    sum += isIn(Math.abs(value) / se, 3);
  }
  return sum;
}

/** Of one curve's, as its statistics were last written. */
export function matchedByCurve({ plan, out }: CurveState): number {
  let sum = 0;
  for (let k = 0; k < plan.targets.length; k += 1) {
    const target = plan.targets[k];
    if (!target) continue;
    const value = out[k]!;
    if (target.interval === null) sum += Number.isNaN(value) ? 1 : 0;
    else if (value >= target.interval.lower && value <= target.interval.upper) sum += 1;
  }
  return sum;
}
