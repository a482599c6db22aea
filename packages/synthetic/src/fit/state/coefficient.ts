import type { PlanModel } from '../plan/fit-plan.ts';

/** A model's estimate of one of its coefficients: of the product, or the one at a place. */
export function estimateOf({ product }: PlanModel, at: number, beta: Float64Array): number {
  return product ? beta[2]! - beta[0]! - beta[1]! : beta[at]!;
}

/** Its standard error; NaN where there is none. The product is the third group less the first two. */
export function standardErrorOf({ product }: PlanModel, at: number, v: Float64Array): number {
  if (product) return Math.sqrt(v[0]! + v[4]! + v[8]! + 2 * (v[1]! - v[2]! - v[5]!));
  return Math.sqrt(v[at * Math.sqrt(v.length) + at]!);
}
