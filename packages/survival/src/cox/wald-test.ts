import { chiSquareUpperTail } from '../distributions/chi-square-upper-tail.ts';
import { requireList } from '../errors/require-list.ts';
import { shown } from '../errors/shown.ts';
import { SurvivalInputError } from '../errors/survival-input-error.ts';
import type { CoxFit, CoxTest } from './cox-fit.ts';
import { COX_CONTROL } from './cox-input.ts';
import { quadraticForm } from './quadratic-form.ts';
import { rankCaution } from './rank-caution.ts';
import { requireFit } from './require-fit.ts';

/**
 * Wald test that all coefficients of the given columns (names or positions) are 0, with the robust
 * variance if the fit has one. R: `survival:::coxph.wtest(vcov(fit)[k, k], coef(fit)[k])`.
 *
 * As there df is the rank of the variance, of which `caution` tells if it is below the number of
 * columns: with few clusters, or when a column is named twice. (The fit's own `waldTest` has the
 * number of columns as df even then, as R's summary.)
 *
 * Columns dropped as constant or collinear don't count towards the degrees of freedom; if one of
 * the columns separates the events there is no statistic but its reason. Throws SurvivalInputError
 * on columns that the fit does not have.
 */
export function waldTest(fit: CoxFit, columns: readonly (number | string)[]): CoxTest {
  requireFit(fit);
  requireList(columns, 'columns', 'positions or names');
  const { data, active, coefficients, variance } = fit.model;
  const positions = columns.map((column, index) => {
    const at = typeof column === 'string' ? data.names.indexOf(column) : column;
    if (typeof at === 'number' && fit.columns[at] !== undefined) return at;
    throw new SurvivalInputError({
      code: 'unknown-option',
      argument: 'columns',
      index,
      message: `the fit has no column ${shown(column)}; it has ${data.names.join(', ')}`,
    });
  });
  const rows = positions.filter((at) => active[at]);
  const lost = rows.find((at) => fit.columns[at]!.reason !== null);
  if (lost !== undefined) {
    return { stat: null, df: rows.length, p: null, reason: fit.columns[lost]!.reason };
  }
  if (rows.length === 0) {
    const message = 'none of the columns has an estimate';
    return { stat: null, df: 0, p: null, reason: { code: 'not-available', message } };
  }
  const tolerance = COX_CONTROL.tolerCholesky;
  const { stat, rank } = quadraticForm(variance, data.p, coefficients, rows, tolerance);
  if (rank === 0) {
    const message = 'the variance is beyond the largest number; rescale the columns';
    return { stat: null, df: 0, p: null, reason: { code: 'no-variance', message } };
  }
  const names = rows.map((at) => data.names[at]!);
  const p = chiSquareUpperTail(stat, rank);
  return { stat, df: rank, p, reason: null, ...rankCaution(names, rank) };
}
