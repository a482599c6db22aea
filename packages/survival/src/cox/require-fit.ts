import { requireObject } from '../errors/require-object.ts';

/** Throws SurvivalInputError unless `fit` is a fit of `cox`. */
export function requireFit(fit: unknown, argument = 'fit'): void {
  requireObject(fit, argument, 'a fit of cox()', ['model', 'columns', 'loglik']);
}
