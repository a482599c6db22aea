import { requireList } from '../errors/require-list.ts';
import { requireObject } from '../errors/require-object.ts';
import { cox } from './cox.ts';
import { type CoxAnovaRow, coxAnova } from './cox-anova.ts';
import type { CoxInput } from './cox-input.ts';

/**
 * Likelihood-ratio tests of terms added one after the other, first row the model without
 * covariates. `terms` lists the columns of each term by position. R: `anova(fit)`.
 */
export function coxAnovaTerms(
  input: CoxInput,
  terms: readonly (readonly number[])[],
): CoxAnovaRow[] {
  requireObject(input, 'input', 'an object with time, event and covariates');
  requireList(terms, 'terms', 'terms, each an array of columns');
  requireList(input.covariates, 'covariates', 'columns');
  if (input.names !== undefined) requireList(input.names, 'names', 'column names');
  const fits = [...terms.keys(), terms.length].map((count) => {
    const columns = terms.slice(0, count).flat();
    const covariates = columns.map((j) => input.covariates[j]!);
    const names = input.names === undefined ? undefined : columns.map((j) => input.names![j]!);
    return cox({ ...input, covariates, names, init: undefined });
  });
  return coxAnova(fits);
}
