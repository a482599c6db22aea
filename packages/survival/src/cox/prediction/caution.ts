import type { CoxFit, CoxReason } from '../cox-fit.ts';

/**
 * What to know of numbers that rest on every coefficient: the reason of the first column that
 * separates the events or had not converged. Its coefficient is where the iteration ended.
 */
export function caution(fit: CoxFit): CoxReason | null {
  const column = fit.columns.find(
    ({ reason }) => reason?.code === 'separation' || reason?.code === 'not-converged',
  );
  return column?.reason ?? null;
}
