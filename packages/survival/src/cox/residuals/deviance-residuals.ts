import { devianceTerm } from '../../distributions/deviance-term.ts';
import type { CoxFit } from '../cox-fit.ts';
import { fittedHazards } from '../fitted-hazards.ts';
import { requireFit } from '../require-fit.ts';
import { expectedEvents } from './expected-events.ts';

/**
 * Martingale residuals transformed towards symmetry: the signed root of 2 (d log(d / e) + e - d),
 * d observed and e expected events of the row. R: `residuals(fit, 'deviance')`.
 */
export function devianceResiduals(fit: CoxFit): Float64Array {
  requireFit(fit);
  const { data } = fit.model;
  const residuals = expectedEvents(fittedHazards(fit.model), data.n);
  for (let i = 0; i < data.n; i++) {
    const expected = residuals[i]!;
    const observed = data.event[i]!;
    const size = Math.sqrt(2 * devianceTerm(observed, expected));
    residuals[i] = expected > observed ? -size : size;
  }
  return residuals;
}
