import { normalTwoSided } from '@cohort-report/survival';
import { type FitPlan, STATISTICS } from './plan/fit-plan.ts';
import { printedInterval } from './plan/printed-interval.ts';
import { estimateOf, standardErrorOf } from './state/coefficient.ts';
import { exactEnergy } from './state/energy.ts';
import type { FitPatient } from './state/fit-patient.ts';
import { createFitState, type FitState } from './state/fit-state.ts';

/** One printed value and what a cohort gives for it. */
export interface ScoredTarget {
  /** Endpoint, model and, if it has them, term and second term. */
  readonly model: string;
  readonly statistic: string;
  readonly printed: string;
  /** Hazard ratio, p value, days, or share; null if there is no estimate. */
  readonly value: number | null;
  readonly matched: boolean;
  /** Distance outside the rounding interval in half-widths of it; 0 if matched. */
  readonly distance: number;
}

const Z = 1.959963984540054;

/** All printed values of a declaration against a cohort, in the order of the declaration. */
export function scoreCohort(plan: FitPlan, patients: readonly FitPatient[]): ScoredTarget[] {
  return scoreState(createFitState(plan, patients));
}

export function scoreState(state: FitState): ScoredTarget[] {
  exactEnergy(state, { endpoints: 3, shape: 'concave', location: 1, slope: 0 });
  const scores: ScoredTarget[] = [];
  const add = (
    model: string,
    statistic: string,
    printed: string,
    value: number,
    interval: { lower: number; upper: number } | null,
  ) => {
    const exists = !Number.isNaN(value);
    let distance = interval === null ? (exists ? Infinity : 0) : Infinity;
    if (interval !== null && exists) {
      const half = (interval.upper - interval.lower) / 2;
      distance = Math.max(0, (interval.lower - value) / half, (value - interval.upper) / half);
    }
    scores.push({
      model,
      statistic,
      printed,
      value: exists ? value : null,
      matched: distance === 0,
      distance,
    });
  };
  for (const model of state.models) {
    const { plan, beta, variance } = model;
    for (const { label, at, printed } of plan.coefficients) {
      const b = estimateOf(plan, at, beta);
      const root = standardErrorOf(plan, at, variance);
      const se = root > 0 ? root : Number.NaN;
      const values = [
        root > 0 ? Math.exp(b) : Number.NaN,
        Math.exp(b - Z * se),
        Math.exp(b + Z * se),
        Number.isNaN(se) ? se : normalTwoSided(b / se),
      ];
      STATISTICS.forEach((statistic, k) => {
        const text = printed[statistic];
        if (text !== undefined)
          add(`${plan.id}: ${label}`, statistic, text, values[k]!, printedInterval(text));
      });
    }
  }
  for (const { plan, out } of state.curves) {
    plan.targets.forEach((target, k) => {
      if (target) add(plan.id, target.label, target.printed, out[k]!, target.interval);
    });
  }
  return scores;
}
