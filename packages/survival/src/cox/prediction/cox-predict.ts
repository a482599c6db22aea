import { requireObject } from '../../errors/require-object.ts';
import { requireOption } from '../../errors/require-option.ts';
import type { CoxFit, CoxReason } from '../cox-fit.ts';
import type { CoxModel } from '../cox-model.ts';
import { requireFit } from '../require-fit.ts';
import { caution } from './caution.ts';
import type { CoxPredictOptions } from './cox-predict-options.ts';
import { quadraticRows } from './quadratic-rows.ts';
import { referenceCentres } from './reference-centres.ts';

export interface CoxPrediction {
  readonly fit: Float64Array;
  readonly se: Float64Array;
  /** Set when the predictions rest on a coefficient that has no estimate. */
  readonly caution: CoxReason | null;
}

/**
 * Linear predictors or hazard ratios (risk = exp(lp)) with standard errors, relative to a
 * reference. R: `predict(fit, newdata, type, reference, se.fit = TRUE)`. As in R, the standard
 * error of a risk is that of the linear predictor times the square root of the risk, and offsets,
 * also those of new rows, are centred at the mean of the fit's. (With `se.fit = FALSE` R forgets to
 * centre those of new rows if reference is 'sample', or 'strata' without strata.) Throws
 * SurvivalInputError on unusable columns, offsets or strata, on offsets or strata of rows whose
 * covariates are not given, and on unknown options.
 */
export function coxPredict(fit: CoxFit, options: CoxPredictOptions = {}): CoxPrediction {
  requireFit(fit);
  requireObject(options, 'options', 'an object of options');
  const { model } = fit;
  const { type = 'lp', reference = 'strata' } = options;
  requireOption(type, ['lp', 'risk'], 'type');
  requireOption(reference, ['strata', 'sample', 'zero'], 'reference');
  const { rows, columns, centres, offset } = referenceCentres(model, reference, options);
  const eta = linearPart(model, rows, columns, centres, offset);
  const se = quadraticRows(model.variance, rows, columns, centres);
  if (type === 'risk') {
    for (let i = 0; i < rows; i++) {
      eta[i] = Math.exp(eta[i]!);
      se[i]! *= Math.sqrt(eta[i]!);
    }
  }
  return { fit: eta, se, caution: caution(fit) };
}

function linearPart(
  model: CoxModel,
  rows: number,
  columns: readonly ArrayLike<number>[],
  centres: (j: number, row: number) => number,
  offset: Float64Array | null,
): Float64Array {
  const eta = offset === null ? new Float64Array(rows) : offset.slice();
  columns.forEach((column, j) => {
    const b = model.coefficients[j]!;
    if (b === 0) return;
    for (let i = 0; i < rows; i++) eta[i]! += b * (column[i]! - centres(j, i));
  });
  return eta;
}
