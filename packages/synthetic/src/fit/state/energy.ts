import { curveStatistics } from '../kernel/curve-statistics.ts';
import { prepareDenseScreen } from '../kernel/dense-screen.ts';
import type { Endpoint } from '../kernel/endpoint.ts';
import { countGroupRisk } from '../kernel/group-risk.ts';
import { prepareGroupScreen } from '../kernel/group-screen.ts';
import { solveDense } from '../kernel/solve-dense.ts';
import { solveGroups } from '../kernel/solve-groups.ts';
import type { Change } from './change.ts';
import { matchedByCurve, matchedByModel } from './count-matched.ts';
import type { CurveState, FitState, ModelState } from './fit-state.ts';
import { guessModel } from './guess-model.ts';
import { curvePenalty, type EnergyOptions, modelPenalty, NO_ESTIMATE } from './penalty.ts';

/** Penalty of all active targets from converged estimates, which become the models' own. */
export function exactEnergy(state: FitState, options: EnergyOptions): number {
  let energy = 0;
  for (const model of state.models) {
    if (((1 << model.plan.endpoint) & options.endpoints) === 0) continue;
    model.beta.fill(0);
    model.penalty = tryModel(state, model, options, 1e-9);
    adoptModel(state, model);
    energy += model.penalty;
  }
  for (const curve of state.curves) {
    if (((1 << curve.plan.endpoint) & options.endpoints) === 0) continue;
    curve.penalty = tryCurve(state, curve, options);
    curve.matched = matchedByCurve(curve);
    energy += curve.penalty;
  }
  return energy;
}

/** How closely a trial solves its models: a step below this ends it. */
const ROUGH = 0.05;
const CLOSE = 1e-4;

/**
 * Penalty after a move, or Infinity as soon as it is sure, or by a guess almost sure, to exceed
 * `limit`. Models and curves whose columns changed are marked. Guessed first, then solved roughly;
 * only what passes is solved closely. `adoptTrial` makes the trial the state's own.
 */
export function trialEnergy(
  state: FitState,
  options: EnergyOptions,
  change: Change,
  energy: number,
  limit: number,
): number {
  const { models, curves } = state;
  const { moved, ranked } = change;
  let rest = energy;
  for (const curve of curves) if (touches(curve, options, moved)) rest -= curve.penalty;
  for (const model of models) if (touches(model, options, ranked)) rest -= model.penalty;
  let guess = 0;
  for (const model of models) {
    if (!touches(model, options, ranked)) continue;
    guess += guessModel(endpointOf(state, model), model, options, change);
    if (rest + guess * TRUST - SLACK > limit) return Infinity;
  }
  for (const curve of curves) {
    if (!touches(curve, options, moved)) continue;
    curve.trialPenalty = tryCurve(state, curve, options);
    rest += curve.trialPenalty;
    if (rest + guess * TRUST - SLACK > limit) return Infinity;
  }
  const rough = tryModels(state, options, ranked, rest, limit, ROUGH);
  return rough === Infinity ? rough : tryModels(state, options, ranked, rest, limit, CLOSE);
}

const TRUST = 0.85;
const SLACK = 1;

function tryModels(
  state: FitState,
  options: EnergyOptions,
  ranked: number,
  rest: number,
  limit: number,
  tolerance: number,
): number {
  let sum = rest;
  for (let dense = 0; dense < 2; dense += 1) {
    for (const model of state.models) {
      if ((model.plan.groups === 0) !== (dense === 1)) continue;
      if (!touches(model, options, ranked)) continue;
      model.trialPenalty = tryModel(state, model, options, tolerance);
      sum += model.trialPenalty;
      if (sum > limit) return Infinity;
    }
  }
  return sum;
}

/** Makes the trial's estimates the models' own. */
export function adoptTrial(
  state: FitState,
  options: EnergyOptions,
  { moved, ranked }: Change,
): void {
  for (const curve of state.curves) {
    if (!touches(curve, options, moved)) continue;
    curve.penalty = curve.trialPenalty;
    curve.matched = matchedByCurve(curve);
  }
  for (const model of state.models) {
    if (!touches(model, options, ranked)) continue;
    model.penalty = model.trialPenalty;
    adoptModel(state, model);
  }
}

function adoptModel(state: FitState, model: ModelState): void {
  const { beta, variance } = model;
  model.beta = model.trialBeta;
  model.variance = model.trialVariance;
  model.trialBeta = beta;
  model.trialVariance = variance;
  model.matched = matchedByModel(model);
  const { groupScreen, denseScreen, codes, design } = model;
  const endpoint = endpointOf(state, model);
  if (groupScreen) prepareGroupScreen(groupScreen, endpoint, codes, model.beta);
  if (denseScreen) prepareDenseScreen(denseScreen, endpoint, design, model.beta);
}

function touches(
  { plan, changed }: { readonly plan: { readonly endpoint: number }; readonly changed: boolean },
  options: EnergyOptions,
  moved: number,
): boolean {
  const bit = 1 << plan.endpoint;
  return (options.endpoints & bit) !== 0 && (changed || (moved & bit) !== 0);
}

function tryModel(
  state: FitState,
  model: ModelState,
  options: EnergyOptions,
  tolerance: number,
): number {
  const { plan, trialBeta, trialVariance } = model;
  const endpoint = endpointOf(state, model);
  if (plan.groups > 0) countGroupRisk(endpoint, model.codes, model.risk);
  const solve = () =>
    plan.groups > 0
      ? solveGroups(model.risk, trialBeta, trialVariance, tolerance)
      : solveDense(endpoint, model, trialBeta, trialVariance, tolerance);
  trialBeta.set(model.beta);
  let solved = solve();
  if (!solved) {
    trialBeta.fill(0);
    solved = solve();
  }
  if (solved) return modelPenalty(model, trialBeta, trialVariance, options);
  trialBeta.fill(0);
  trialVariance.fill(0);
  return NO_ESTIMATE;
}

function tryCurve(state: FitState, curve: CurveState, options: EnergyOptions): number {
  const { plan, among, out } = curve;
  curveStatistics(endpointOf(state, curve), among, plan.reverse, plan.times, out);
  return curvePenalty(curve, options);
}

function endpointOf({ first, last }: FitState, { plan }: ModelState | CurveState): Endpoint {
  return plan.endpoint === 0 ? first : last;
}
