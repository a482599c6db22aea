import { type Codebook, type Cohort, compileExpression } from '@cohort-report/schema';

/** For each variable, of which patients of the cohort the codebook expects a value: of all where it declares nothing. */
export function whomItApplies(
  codebook: Codebook,
  { site, columns }: Pick<Cohort, 'site' | 'columns'>,
): (variable: string) => boolean[] {
  const names = Object.keys(columns);
  const scopes = site.map((_, patient) =>
    Object.fromEntries(names.map((name) => [name, columns[name]?.[patient] ?? null])),
  );
  return (variable) => {
    const applies = codebook.variables[variable]?.applies;
    if (applies === undefined) return site.map(() => true);
    const condition = compileExpression(applies);
    return scopes.map((scope) => {
      const result = condition.evaluate(scope);
      return 'value' in result && result.value === true;
    });
  };
}
