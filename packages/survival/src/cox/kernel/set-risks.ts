import { groupHazards } from './group-hazards.ts';
import type { HazardState } from './hazard-state.ts';

/** Computes hazards at a linear predictor given by row, in input order. Returns `state`. */
export function setRisks(state: HazardState, linearPredictor: Float64Array): HazardState {
  const { order } = state.layout;
  for (let i = 0; i < order.length; i++) {
    state.risk[i] = state.weight[i]! * Math.exp(linearPredictor[order[i]!]!);
  }
  groupHazards(state);
  return state;
}
