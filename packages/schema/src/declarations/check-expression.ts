import { compileExpression } from '../expression/compile-expression.ts';
import type { Problem } from '../problems/problem.ts';

/** Problems of one expression: its syntax, and names that nothing declares. */
export function checkExpression(
  text: string,
  known: ReadonlySet<string>,
  file: string,
  path: string,
): Problem[] {
  let names: string[];
  try {
    names = compileExpression(text).names;
  } catch (error) {
    return [
      {
        file,
        path,
        message: `the expression can't be read: ${(error as Error).message}`,
        found: text,
      },
    ];
  }
  return names
    .filter((name) => !known.has(name))
    .map((name) => ({
      file,
      path,
      message: `unknown variable "${name}" in the expression`,
      found: text,
      expected: `one of ${[...known].sort().join(', ')}`,
    }));
}
