import { compileExpression, type Study } from '@cohort-report/schema';
import type { PersonRow } from '../persons/person-row.ts';

/** What expressions about one person read, and why derivations gave nothing. */
export interface PersonScope {
  scope: Record<string, unknown>;
  absent: Map<string, string>;
}

/** Computes a study's derivations, in their order, from the rows of one person. */
export function deriver(
  study: Study,
  entities: readonly string[],
  cutoff: string | null,
): (rows: ReadonlyMap<string, readonly PersonRow[]>) => PersonScope {
  const derivations = study.derivations.map(({ name, expr }) => ({
    name,
    expression: compileExpression(expr),
  }));
  return (rows) => {
    const scope: Record<string, unknown> = { cutoff };
    for (const name of entities) scope[name] = (rows.get(name) ?? []).map((row) => row.values);
    const absent = new Map<string, string>();
    for (const { name, expression } of derivations) {
      const result = expression.evaluate(scope);
      if ('absent' in result) {
        scope[name] = null;
        absent.set(name, result.absent);
      } else {
        scope[name] = result.value;
      }
    }
    return { scope, absent };
  };
}
