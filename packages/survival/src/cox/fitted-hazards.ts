import type { CoxModel } from './cox-model.ts';
import { createHazardState, type HazardState } from './kernel/hazard-state.ts';
import { setRisks } from './kernel/set-risks.ts';
import { linearPredictor } from './linear-predictor.ts';

/**
 * Hazards of a fit at its coefficients, with the columns centred at `model.means` and the offset at
 * its mean. Fits with exact ties have Breslow's hazard, as in R.
 */
export function fittedHazards(model: CoxModel): HazardState {
  const { data, layout, ties } = model;
  const state = createHazardState(layout, ties === 'efron', data.weight);
  return setRisks(state, linearPredictor(data, model.coefficients, model.means));
}
