import { curveStatistics } from '../kernel/curve-statistics.ts';
import { countGroupRisk } from '../kernel/group-risk.ts';
import { solveDense, stepDense } from '../kernel/solve-dense.ts';
import { solveGroups } from '../kernel/solve-groups.ts';
import type { PlanCoefficient } from '../plan/fit-plan.ts';
import type { CurveState, FitState, ModelState } from './fit-state.ts';

const Z = 1.959963984540054;
const NO_ESTIMATE = 250;
const NO_TIME = 12;

export type PenaltyShape = 'even' | 'linear' | 'concave';

export interface EnergyOptions {
  /** Bit 0: the first endpoint's targets count; bit 1: the last one's. */
  readonly endpoints: number;
  /** See `hinge`. */
  readonly shape: PenaltyShape;
  /** Weight of where coefficients lie, against that of their standard errors (1). */
  readonly location: number;
}

/** Penalty of all active targets from converged estimates, which become the models' own. */
export function exactEnergy(state: FitState, options: EnergyOptions): number {
  let energy = 0;
  for (const model of state.models) {
    if (((1 << model.plan.endpoint) & options.endpoints) === 0) continue;
    model.beta.fill(0);
    model.penalty = tryModel(state, model, options, 1e-9, Infinity);
    adoptModel(model);
    energy += model.penalty;
  }
  for (const curve of state.curves) {
    if (((1 << curve.plan.endpoint) & options.endpoints) === 0) continue;
    curve.penalty = tryCurve(state, curve, options);
    energy += curve.penalty;
  }
  return energy;
}

/**
 * Penalty after a move that changed the columns of `mask` and the endpoints of `moved` (bits), or
 * Infinity as soon as it is sure to exceed `limit`. `adopt` makes the trial the state's own.
 */
export function trialEnergy(
  state: FitState,
  options: EnergyOptions,
  mask: number,
  moved: number,
  energy: number,
  limit: number,
): number {
  const { models, curves } = state;
  let sum = energy;
  for (const curve of curves) if (touches(curve.plan, options, mask, moved)) sum -= curve.penalty;
  for (const model of models) if (touches(model.plan, options, mask, moved)) sum -= model.penalty;
  for (const curve of curves) {
    if (!touches(curve.plan, options, mask, moved)) continue;
    curve.trialPenalty = tryCurve(state, curve, options);
    sum += curve.trialPenalty;
    if (sum > limit) return Infinity;
  }
  for (let dense = 0; dense < 2; dense += 1) {
    for (const model of models) {
      if ((model.plan.groups === 0) !== (dense === 1)) continue;
      if (!touches(model.plan, options, mask, moved)) continue;
      model.trialPenalty = tryModel(state, model, options, 1e-3, limit - sum);
      sum += model.trialPenalty;
      if (sum > limit) return Infinity;
    }
  }
  return sum;
}

export function adoptTrial(
  state: FitState,
  options: EnergyOptions,
  mask: number,
  moved: number,
): void {
  for (const curve of state.curves)
    if (touches(curve.plan, options, mask, moved)) curve.penalty = curve.trialPenalty;
  for (const model of state.models) {
    if (!touches(model.plan, options, mask, moved)) continue;
    model.penalty = model.trialPenalty;
    adoptModel(model);
  }
}

function adoptModel(model: ModelState): void {
  const { beta, variance } = model;
  model.beta = model.trialBeta;
  model.variance = model.trialVariance;
  model.trialBeta = beta;
  model.trialVariance = variance;
}

function touches(
  plan: { readonly endpoint: number; readonly columns: number },
  options: EnergyOptions,
  mask: number,
  moved: number,
): boolean {
  const bit = 1 << plan.endpoint;
  return (options.endpoints & bit) !== 0 && ((plan.columns & mask) !== 0 || (moved & bit) !== 0);
}

/** Penalty of one model; an estimate of it if it is sure to be far above `room`. */
function tryModel(
  state: FitState,
  model: ModelState,
  options: EnergyOptions,
  tolerance: number,
  room: number,
): number {
  const { plan, trialBeta, trialVariance } = model;
  const endpoint = plan.endpoint === 0 ? state.first : state.last;
  trialBeta.set(model.beta);
  let solved: boolean;
  if (plan.groups > 0) {
    countGroupRisk(endpoint, model.codes, model.risk);
    solved = solveGroups(model.risk, trialBeta, trialVariance, tolerance);
    if (!solved) {
      trialBeta.fill(0);
      solved = solveGroups(model.risk, trialBeta, trialVariance, tolerance);
    }
  } else {
    if (room < Infinity) {
      if (!stepDense(endpoint, model, trialBeta, model.variance)) return NO_ESTIMATE;
      const guess = modelPenalty(model, trialBeta, model.variance, options);
      if (guess * 0.7 - 1 > room) return guess;
    }
    solved = solveDense(endpoint, model, trialBeta, trialVariance, tolerance);
    if (!solved) {
      trialBeta.fill(0);
      solved = solveDense(endpoint, model, trialBeta, trialVariance, tolerance);
    }
  }
  if (solved) return modelPenalty(model, trialBeta, trialVariance, options);
  trialBeta.fill(0);
  trialVariance.fill(0);
  return NO_ESTIMATE;
}

function modelPenalty(
  { plan, p }: ModelState,
  beta: Float64Array,
  variance: Float64Array,
  options: EnergyOptions,
): number {
  let sum = 0;
  for (const coefficient of plan.coefficients) {
    const { at } = coefficient;
    const value = plan.product ? beta[2]! - beta[0]! - beta[1]! : beta[at]!;
    const square = plan.product ? productVariance(variance) : variance[at * p + at]!;
    sum += coefficientPenalty(coefficient, value, Math.sqrt(square), options);
  }
  return sum;
}

/** Of the product's coefficient: that of the third group less those of the first two. */
export function productVariance(v: Float64Array): number {
  return v[0]! + v[4]! + v[8]! + 2 * (v[1]! - v[2]! - v[5]!);
}

function coefficientPenalty(
  { centre, half, scale, sign }: PlanCoefficient,
  beta: number,
  se: number,
  { shape, location }: EnergyOptions,
): number {
  const z = beta / se;
  return (
    hinge(se, centre[4]!, half[4]!, scale[4]!, shape) +
    location *
      (hinge(beta, centre[0]!, half[0]!, scale[0]!, shape) +
        hinge(beta - Z * se, centre[1]!, half[1]!, scale[1]!, shape) +
        hinge(beta + Z * se, centre[2]!, half[2]!, scale[2]!, shape) +
        hinge(sign === 0 ? Math.abs(z) : sign * z, centre[3]!, half[3]!, scale[3]!, shape))
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
): number {
  const outside = Math.abs(value - centre) - half;
  if (!(outside > 0)) return 0;
  const distance = outside / scale;
  if (shape === 'concave') return 1 + 0.4 * Math.log1p(distance);
  if (shape === 'linear') return Math.min(distance, 30);
  return distance < KNEE ? (distance * distance) / (2 * KNEE) : distance - KNEE / 2;
}

const KNEE = 12;

function tryCurve(state: FitState, curve: CurveState, { shape }: EnergyOptions): number {
  const { plan, out } = curve;
  const endpoint = plan.endpoint === 0 ? state.first : state.last;
  curveStatistics(endpoint, curve.among, plan.reverse, plan.times, out);
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

/** As `hinge`, but times move far: only logarithmic beyond the knee. */
function curveHinge(distance: number, shape: PenaltyShape): number {
  if (shape === 'concave') return 1 + 0.4 * Math.log1p(distance);
  if (shape === 'linear') return Math.min(distance, 30);
  const near = Math.min(distance, KNEE);
  return 0.2 + (near * near) / (2 * KNEE) + 4 * Math.log(Math.max(1, distance / KNEE));
}
