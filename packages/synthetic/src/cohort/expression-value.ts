import type { FieldValue } from '@cohort-report/schema';
import { compileExpression } from '@cohort-report/schema';

const compiled = new Map<string, ReturnType<typeof compileExpression>>();

/**
 * Value of a declared expression, null where it gives null. Throws an Error naming the expression if it can't be computed.
 */
export function expressionValue(text: string, scope: Record<string, unknown>): FieldValue {
  let expression = compiled.get(text);
  if (expression === undefined) {
    expression = compileExpression(text);
    compiled.set(text, expression);
  }
  const result = expression.evaluate(scope);
  if ('value' in result) return result.value as FieldValue;
  if (result.absent === 'missing') return null;
  throw new Error(`"${text}" has no value: ${result.absent}`);
}
