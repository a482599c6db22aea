import { type Criterion, compileExpression } from '@cohort-report/schema';

/** The first criterion that a person fails (its index), and why it could not be determined if it could not. */
export interface Exclusion {
  criterion: number;
  undetermined?: string;
}

/** Applies the criteria in their order; undefined for a person who passes them all. */
export function eligibilityChecker(
  criteria: readonly Criterion[],
): (scope: Record<string, unknown>) => Exclusion | undefined {
  const compiled = criteria.map(({ include }) => compileExpression(include));
  return (scope) => {
    for (const [criterion, expression] of compiled.entries()) {
      const result = expression.evaluate(scope);
      if ('absent' in result) return { criterion, undetermined: result.absent };
      if (result.value !== true) return { criterion };
    }
    return undefined;
  };
}
