import { SurvivalInputError } from '../../errors/survival-input-error.ts';
import type { CoxFit } from '../cox-fit.ts';
import type { ZphTerm } from './zph-term.ts';

/** The terms to test, each column on its own where none are given; throws where one names a column that the fit does not have, or one twice. */
export function requireTerms(
  fit: CoxFit,
  terms: readonly ZphTerm[] | undefined,
): readonly ZphTerm[] {
  const { names } = fit.model.data;
  if (terms === undefined) return names.map((name, j) => ({ name, columns: [j] }));
  terms.forEach(({ name, columns }, index) => {
    const fail = (what: string) => {
      throw new SurvivalInputError({
        code: 'out-of-range',
        argument: 'terms',
        index,
        message: `expected positions of columns of the fit, 0 to ${names.length - 1}, each once, found ${what} in the term ${name}`,
      });
    };
    columns.forEach((column, at) => {
      if (names[column] === undefined) fail(String(column));
      if (columns.indexOf(column) < at) fail(`${column} twice`);
    });
  });
  return terms;
}
