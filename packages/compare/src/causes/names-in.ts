import { compileExpression } from '@cohort-report/schema';

const EXPRESSIONS = new Set(['include', 'expr', 'where', 'rows']);

/** All names that stand in a declaration, be it as values or in its expressions. */
export function namesIn(declaration: unknown): Set<string> {
  const names = new Set<string>();
  collect(declaration, names);
  return names;
}

function collect(value: unknown, names: Set<string>, key = ''): void {
  if (typeof value === 'string') {
    if (EXPRESSIONS.has(key)) for (const name of compileExpression(value).names) names.add(name);
    else names.add(value);
  } else if (Array.isArray(value)) {
    for (const item of value) collect(item, names);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) collect(item, names, name);
  }
}
