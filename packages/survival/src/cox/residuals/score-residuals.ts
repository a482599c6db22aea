import type { CoxFit } from '../cox-fit.ts';
import { fittedHazards } from '../fitted-hazards.ts';
import { refuseExact } from '../refuse-exact.ts';
import { requireFit } from '../require-fit.ts';
import { scoreColumns } from './score-columns.ts';

/**
 * Score residuals: each row's contribution to the score, one array per column, not weighted.
 * R: `residuals(fit, 'score')`. Throws SurvivalInputError for exact ties.
 */
export function scoreResiduals(fit: CoxFit): Float64Array[] {
  requireFit(fit);
  refuseExact(fit, 'score residuals');
  return scoreColumns(fittedHazards(fit.model), fit.model.data.columns, fit.model.means);
}
