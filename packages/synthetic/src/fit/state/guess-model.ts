import { guessDense } from '../kernel/dense-screen.ts';
import type { Endpoint } from '../kernel/endpoint.ts';
import { guessGroups } from '../kernel/group-screen.ts';
import { stepDense } from '../kernel/solve-dense.ts';
import type { Change } from './change.ts';
import type { ModelState } from './fit-state.ts';
import { type EnergyOptions, modelPenalty, NO_ESTIMATE } from './penalty.ts';

/** What one step from the model's own estimate makes of its penalty; 0 if that can't be told. */
export function guessModel(
  endpoint: Endpoint,
  model: ModelState,
  options: EnergyOptions,
  { ranked, rows }: Change,
): number {
  const { plan, groupScreen, denseScreen, beta, variance, trialBeta } = model;
  trialBeta.set(beta);
  if ((ranked & (1 << plan.endpoint)) !== 0) {
    if (groupScreen) return 0;
    const known = model.changed ? null : (denseScreen?.risk ?? null);
    const near = stepDense(endpoint, model, known, trialBeta, variance);
    return near ? modelPenalty(model, trialBeta, variance, options) : NO_ESTIMATE;
  }
  if (model.penalty >= NO_ESTIMATE) return 0;
  if (groupScreen) {
    if (!guessGroups(groupScreen, endpoint, model.codes, rows, variance, trialBeta)) return 0;
  } else if (denseScreen)
    guessDense(denseScreen, endpoint, model.design, rows, variance, trialBeta);
  return modelPenalty(model, trialBeta, variance, options);
}
