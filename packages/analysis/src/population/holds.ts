import type { CompiledExpression, FieldValue } from '@cohort-report/schema';

/** Whether a condition holds; undefined where a value that decides is missing. Throws an Error where it gives something other than true or false. */
export function holds(
  condition: CompiledExpression,
  scope: Record<string, FieldValue>,
): boolean | undefined {
  const result = condition.evaluate(scope);
  if ('absent' in result) return undefined;
  if (typeof result.value !== 'boolean')
    throw new Error(`"${condition.text}" gives a ${typeof result.value}, expected true or false`);
  return result.value;
}
