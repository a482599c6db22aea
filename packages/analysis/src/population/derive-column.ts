import { compileExpression, type DerivedVariable, type FieldValue } from '@cohort-report/schema';
import { countText } from '../rows/count-text.ts';

/** Values of an analysis' own variable, one a scope; null where the expression gives none or one of another type. */
export function deriveColumn(
  derived: DerivedVariable,
  scopes: readonly Record<string, FieldValue>[],
): { values: FieldValue[]; warnings: string[] } {
  const expression = compileExpression(derived.expr);
  const levels = derived.levels?.map((level) => level.value);
  let unfit = 0;
  const values = scopes.map((scope): FieldValue => {
    const result = expression.evaluate(scope);
    if ('absent' in result) return null;
    if (fits(derived.type, result.value, levels)) return result.value;
    unfit += 1;
    return null;
  });
  if (unfit === 0) return { values, warnings: [] };
  const expected = levels === undefined ? `of type ${derived.type}` : `one of ${levels.join(', ')}`;
  return {
    values,
    warnings: [
      `${derived.name}: in ${countText(unfit, 'patient')} the expression gives a value that is not ${expected}; counted as missing`,
    ],
  };
}

function fits(
  type: DerivedVariable['type'],
  value: unknown,
  levels: readonly string[] | undefined,
): value is FieldValue {
  if (type === 'category')
    return typeof value === 'string' && (levels === undefined || levels.includes(value));
  if (type === 'boolean') return typeof value === 'boolean';
  return typeof value === 'number' && (type === 'number' || Number.isInteger(value));
}
