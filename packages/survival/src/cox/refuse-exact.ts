import { SurvivalInputError } from '../errors/survival-input-error.ts';
import type { CoxFit } from './cox-fit.ts';

/** Throws for what is not defined when a fit has exact ties. */
export function refuseExact(fit: CoxFit, what: string): void {
  if (fit.ties !== 'exact') return;
  throw new SurvivalInputError({
    code: 'not-supported',
    argument: 'fit',
    message: `${what} are not defined for exact ties; refit with efron or breslow`,
  });
}
