import { type CompiledExpression, compileExpression } from '../expression/compile-expression.ts';
import type { ExpressionScope, ExpressionType } from '../expression/expression-type.ts';
import type { Problem } from '../problems/problem.ts';

/** Problems of one expression: its syntax, names that nothing declares, comparisons that can't be meant; and the type of its value. */
export function checkExpression(
  text: string,
  known: ExpressionScope,
  file: string,
  path: string,
): { problems: Problem[]; type: ExpressionType | undefined } {
  const at = { file, path, found: text };
  let expression: CompiledExpression;
  try {
    expression = compileExpression(text);
  } catch (error) {
    const message = `the expression can't be read: ${(error as Error).message}`;
    return { problems: [{ ...at, message }], type: undefined };
  }
  const unknown = expression.names
    .filter((name) => !known.has(name))
    .map((name) => ({
      ...at,
      message: `unknown variable "${name}" in the expression`,
      expected: `one of ${[...known.keys()].sort().join(', ')}`,
    }));
  const { type, problems } = expression.check(known);
  return { problems: [...unknown, ...problems.map((problem) => ({ ...at, ...problem }))], type };
}
