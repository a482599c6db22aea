import type { ExpressionScope } from '../expression/expression-type.ts';
import type { Problem } from '../problems/problem.ts';
import { checkExpression } from './check-expression.ts';

/** Problems of an expression that must be true or false. */
export function checkCondition(
  text: string,
  known: ExpressionScope,
  file: string,
  path: string,
): Problem[] {
  const { type, problems } = checkExpression(text, known, file, path);
  if (type === undefined || type.kind === 'boolean' || type.kind === 'null') return problems;
  return [
    ...problems,
    {
      file,
      path,
      message: `the expression gives a ${type.kind}, and is no condition`,
      expected: 'an expression that is true or false, e.g. a comparison',
      found: text,
    },
  ];
}
