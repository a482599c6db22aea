import type { ASTNode, Environment, ParseResult } from '@marcbachmann/cel-js';
import { checkTypes, type TypeProblem } from './check-types.ts';
import { createExpressionEnvironment } from './expression-functions.ts';
import type { ExpressionScope, ExpressionType } from './expression-type.ts';

/** What an expression gives for one patient: a value, or why it can't be determined. */
export type Evaluated = { value: unknown } | { absent: string };

export interface CompiledExpression {
  text: string;
  /** Free names that the expression reads, sorted. */
  names: string[];
  /** What it compares in vain and the type of what it gives, by the types of the names. */
  check: (scope: ExpressionScope) => {
    type: ExpressionType | undefined;
    problems: TypeProblem[];
  };
  /** Never throws: a missing or unfitting operand makes the result absent, with the reason. */
  evaluate: (scope: Record<string, unknown>) => Evaluated;
}

let environment: Environment | undefined;

/**
 * Compiles an expression in the Common Expression Language.
 * Throws an Error with a one-line message where syntax or types are wrong; unknown names are for the caller to check against `names`.
 */
export function compileExpression(text: string): CompiledExpression {
  environment ??= createExpressionEnvironment();
  let parsed: ParseResult;
  try {
    parsed = environment.parse(withUntypedNull(text));
    const { error } = parsed.check();
    if (error) throw error;
  } catch (error) {
    throw new Error(summary(error));
  }
  return {
    text,
    names: [...freeNames(parsed.ast, new Set())].sort(),
    check: (scope) => checkTypes(parsed.ast, scope),
    evaluate: (scope) => {
      try {
        const value = plain(parsed(scope));
        return value === null ? { absent: 'missing' } : { value };
      } catch (error) {
        return { absent: absence(summary(error)) };
      }
    },
  };
}

/** `null` fits every type, so that one branch of a condition may be null; texts stay as they are. */
function withUntypedNull(text: string): string {
  return text.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\bnull\b/g, (token) =>
    token === 'null' ? 'dyn(null)' : token,
  );
}

function summary(error: unknown): string {
  if (error instanceof Error) {
    const { summary: short } = error as { summary?: string };
    return (short ?? error.message).split('\n')[0] ?? error.message;
  }
  return String(error);
}

function absence(message: string): string {
  if (/null/.test(message)) return 'a value it needs is missing';
  return message.startsWith('No such key') ? 'there is no such record' : message;
}

/** CEL integers are bigints; the cohort holds numbers. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number' && !Number.isFinite(value)) return null;
  return value ?? null;
}

const COMPREHENSIONS = new Set(['filter', 'map', 'all', 'exists', 'exists_one']);

function freeNames(
  node: ASTNode,
  bound: ReadonlySet<string>,
  found = new Set<string>(),
): Set<string> {
  if (node.op === 'id') {
    if (!bound.has(node.args)) found.add(node.args);
  } else if (node.op === 'value') {
    return found;
  } else if (node.op === 'rcall') {
    const [method, receiver, args] = node.args;
    freeNames(receiver, bound, found);
    const variable = args[0];
    const inner =
      COMPREHENSIONS.has(method) && variable?.op === 'id'
        ? new Set([...bound, variable.args])
        : bound;
    for (const arg of args) freeNames(arg, inner, found);
  } else {
    for (const child of children(node.args)) freeNames(child, bound, found);
  }
  return found;
}

function children(args: unknown): ASTNode[] {
  if (Array.isArray(args)) return args.flatMap(children);
  return args !== null && typeof args === 'object' && 'op' in args ? [args as ASTNode] : [];
}
