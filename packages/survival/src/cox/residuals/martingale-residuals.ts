import type { CoxFit } from '../cox-fit.ts';
import { fittedHazards } from '../fitted-hazards.ts';
import { requireFit } from '../require-fit.ts';
import { expectedEvents } from './expected-events.ts';

/** Observed minus expected events of each row. R: `residuals(fit, 'martingale')`. */
export function martingaleResiduals(fit: CoxFit): Float64Array {
  requireFit(fit);
  const { data } = fit.model;
  const residuals = expectedEvents(fittedHazards(fit.model), data.n);
  for (let i = 0; i < data.n; i++) residuals[i] = data.event[i]! - residuals[i]!;
  return residuals;
}
