import type { PlanCoefficient } from '../plan/fit-plan.ts';
import { estimateOf, standardErrorOf } from './coefficient.ts';
import type { CurveState, ModelState } from './fit-state.ts';

const Z = 1.959963984540054;
/** Penalty of a model that has no estimate. */
export const NO_ESTIMATE = 250;
const NO_TIME = 12;

export type PenaltyShape = 'even' | 'linear' | 'concave';

export interface EnergyOptions {
  /** Bit 0: the first endpoint's targets count; bit 1: the last one's. */
  readonly endpoints: number;
  /** See `hinge`. */
  readonly shape: PenaltyShape;
  /** Weight of where coefficients lie, against that of their standard errors (1). */
  readonly location: number;
  /** What the concave shape grows by with each half-width. */
  readonly slope: number;
}

/** Penalty of a model's printed coefficients for an estimate of it. */
export function modelPenalty(
  { plan }: ModelState,
  beta: Float64Array,
  variance: Float64Array,
  options: EnergyOptions,
): number {
  let sum = 0;
  for (const coefficient of plan.coefficients) {
    const { at } = coefficient;
    const value = estimateOf(plan, at, beta);
    const se = standardErrorOf(plan, at, variance);
    sum += coefficientPenalty(coefficient, value, se, options);
  }
  return sum;
}

function coefficientPenalty(
  { centre, half, scale, sign }: PlanCoefficient,
  beta: number,
  se: number,
  { shape, location, slope }: EnergyOptions,
): number {
  const z = beta / se;
  return (
    hinge(se, centre[4]!, half[4]!, scale[4]!, shape, slope) +
    location *
      (hinge(beta, centre[0]!, half[0]!, scale[0]!, shape, slope) +
        hinge(beta - Z * se, centre[1]!, half[1]!, scale[1]!, shape, slope) +
        hinge(beta + Z * se, centre[2]!, half[2]!, scale[2]!, shape, slope) +
        hinge(sign === 0 ? Math.abs(z) : sign * z, centre[3]!, half[3]!, scale[3]!, shape, slope))
  );
}

/**
 * Penalty of a value outside its interval, by the distance in half-widths: growing with its square
 * up to `KNEE` and linear from there (`even`: no target is left far behind), linear, or concave
 * (near misses cost almost as much as far ones: as many matches as can be).
 */
function hinge(
  value: number,
  centre: number,
  half: number,
  scale: number,
  shape: PenaltyShape,
  slope: number,
): number {
  const outside = Math.abs(value - centre) - half;
  if (!(outside > 0)) return 0;
  const distance = outside / scale;
  if (shape === 'concave') return 1 + 0.4 * Math.log1p(distance) + slope * distance;
  if (shape === 'linear') return Math.min(distance, 30);
  return distance < KNEE ? (distance * distance) / (2 * KNEE) : distance - KNEE / 2;
}

const KNEE = 12;

/** Penalty of a curve's statistics as `curveStatistics` has written them. */
export function curvePenalty({ plan, out }: CurveState, { shape }: EnergyOptions): number {
  let sum = 0;
  for (let k = 0; k < plan.targets.length; k += 1) {
    const target = plan.targets[k];
    if (!target) continue;
    const value = out[k]!;
    if (target.interval === null || Number.isNaN(value)) {
      if ((target.interval === null) !== Number.isNaN(value)) sum += NO_TIME;
      continue;
    }
    const { lower, upper } = target.interval;
    const half = (upper - lower) / 2;
    const outside = Math.abs(value - (lower + upper) / 2) - half;
    if (outside >= 0) sum += curveHinge(outside / (half * (k < 3 ? 2 : 3)), shape);
  }
  return sum;
}

/** As `hinge`, but times move far: a slope that still leads home from afar. */
function curveHinge(distance: number, shape: PenaltyShape): number {
  if (shape === 'concave') return 1 + 0.4 * Math.log1p(distance) + Math.min(distance / 10, 10);
  if (shape === 'linear') return Math.min(distance, 30);
  const near = Math.min(distance, KNEE);
  return 0.2 + (near * near) / (2 * KNEE) + 4 * Math.log(Math.max(1, distance / KNEE));
}
