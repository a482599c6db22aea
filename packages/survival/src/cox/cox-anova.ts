import { chiSquareUpperTail } from '../distributions/chi-square-upper-tail.ts';
import { requireList } from '../errors/require-list.ts';
import { SurvivalInputError } from '../errors/survival-input-error.ts';
import type { CoxFit, CoxReason, CoxTest } from './cox-fit.ts';
import { requireFit } from './require-fit.ts';

export interface CoxAnovaRow {
  readonly loglik: number;
  /** Columns with an estimate, or that separate the events. */
  readonly parameters: number;
  /** Likelihood-ratio test against the row before; null in the first row. */
  readonly test: CoxTest | null;
}

/**
 * Likelihood-ratio tests of nested fits, each against the one before. R: `anova(fit1, fit2, ...)`.
 *
 * The fits must be of the same rows, strata, weights and ties (SurvivalInputError); that they are
 * nested is the caller's word. There is no likelihood-ratio test beside a robust variance.
 */
export function coxAnova(fits: readonly CoxFit[]): CoxAnovaRow[] {
  requireList(fits, 'fits', 'fits of cox()');
  fits.forEach((fit, k) => {
    requireFit(fit, `fits[${k}]`);
  });
  return fits.map((fit, k) => {
    const row = { loglik: fit.loglik.final, parameters: fit.model.active.filter(Boolean).length };
    const before = fits[k - 1];
    if (before === undefined) return { ...row, test: null };
    requireSameRows(before, fit, k);
    const df = row.parameters - before.model.active.filter(Boolean).length;
    const stat = 2 * (fit.loglik.final - before.loglik.final);
    const reason = whyNone(before, fit, df);
    if (reason !== null) return { ...row, test: { stat: null, df, p: null, reason } };
    const p = chiSquareUpperTail(Math.max(0, stat), df);
    return { ...row, test: { stat, df, p, reason } };
  });
}

function whyNone(before: CoxFit, fit: CoxFit, df: number): CoxReason | null {
  if (fit.nEvents === 0) return { code: 'no-events', message: 'no row has an event' };
  if (before.robust || fit.robust) {
    const message = 'beside a robust variance there is no likelihood-ratio test; use a Wald test';
    return { code: 'not-available', message };
  }
  if (df > 0) return null;
  return {
    code: 'not-available',
    message: 'the second fit has no further column with an estimate',
  };
}

function requireSameRows(before: CoxFit, fit: CoxFit, index: number): void {
  const sameNull =
    Math.abs(before.loglik.null - fit.loglik.null) <= 1e-9 * Math.abs(fit.loglik.null);
  if (
    before.n === fit.n &&
    before.nEvents === fit.nEvents &&
    before.ties === fit.ties &&
    sameNull
  ) {
    return;
  }
  throw new SurvivalInputError({
    code: 'not-supported',
    argument: 'fits',
    index,
    message:
      'expected fits of the same rows, strata, weights, offset and ties; refit both on the rows that are complete for both',
  });
}
