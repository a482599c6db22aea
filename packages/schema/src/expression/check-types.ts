import type { ASTNode } from '@marcbachmann/cel-js';
import type { ExpressionScope, ExpressionType } from './expression-type.ts';

/** A comparison that can't be meant, or a field that no record has. */
export interface TypeProblem {
  message: string;
  expected: string;
}

type Type = ExpressionType | undefined;

const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>=']);
const ITEMS = new Set(['first', 'last', 'lowest', 'highest']);
const NUMBERS = new Set(['days', 'years', 'count', 'total', 'size', 'int', 'double']);
const ISO_DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/**
 * Finds what an expression compares in vain: a text that is no level of the category it is compared with, a number with a
 * category, a text with a number, a date that is not written yyyy-MM-dd; and fields that an entity doesn't have. Evaluated,
 * such a comparison is silently false, or missing, for every patient. Gives the type of the whole as well.
 */
export function checkTypes(
  node: ASTNode,
  scope: ExpressionScope,
): { type: Type; problems: TypeProblem[] } {
  const problems: TypeProblem[] = [];
  return { type: typeOf(node, scope, problems), problems };
}

function typeOf(node: ASTNode, scope: ExpressionScope, problems: TypeProblem[]): Type {
  const of = (part: ASTNode, within = scope) => typeOf(part, within, problems);
  switch (node.op) {
    case 'value':
      return literalType(node.args);
    case 'id':
      return scope.get(node.args);
    case '.': {
      const [receiver, field] = node.args;
      return fieldType(of(receiver), field, problems);
    }
    case '[]': {
      const [list, index] = node.args.map((part) => of(part));
      return list?.kind === 'list' && index?.kind === 'number' ? list.item : undefined;
    }
    case 'list':
      return { kind: 'list', item: node.args.map((part) => of(part)).reduce(either, nothing) };
    case '?:': {
      const [, yes, no] = node.args.map((part) => of(part));
      return either(yes, no);
    }
    case 'in': {
      const [value, list] = node.args;
      const type = of(value);
      if (list.op !== 'list') of(list);
      else for (const item of list.args) compare(value, type, item, of(item), problems);
      return { kind: 'boolean' };
    }
    case '!_':
      of(node.args);
      return { kind: 'boolean' };
    case '-_':
      return of(node.args);
    case 'call': {
      const [name, args] = node.args;
      const types = args.map((part) => of(part));
      if (ITEMS.has(name)) return types[0]?.kind === 'list' ? types[0].item : undefined;
      if (NUMBERS.has(name)) return { kind: 'number' };
      if (name === 'add_days') return { kind: 'date' };
      if (name === 'dyn') return types[0];
      return name === 'or_else' ? either(types[0], types[1]) : undefined;
    }
    case 'rcall': {
      const [method, receiver, args] = node.args;
      const list = of(receiver);
      const [variable] = args;
      const inner =
        variable?.op === 'id' && args.length > 1
          ? new Map([...scope, [variable.args, list?.kind === 'list' ? list.item : undefined]])
          : scope;
      const types = args.map((part) => of(part, inner));
      if (method === 'filter') return list;
      if (method === 'map') return { kind: 'list', item: types.at(-1) };
      return ['exists', 'all', 'exists_one'].includes(method) ? { kind: 'boolean' } : undefined;
    }
    default:
      return operation(node, of, problems);
  }
}

function operation(node: ASTNode, of: (part: ASTNode) => Type, problems: TypeProblem[]): Type {
  const parts = (Array.isArray(node.args) ? node.args : []).flat().filter(isNode);
  const types = parts.map((part) => of(part));
  if (COMPARISONS.has(node.op)) {
    const [left, right] = parts as [ASTNode, ASTNode];
    compare(left, types[0], right, types[1], problems);
  }
  if (COMPARISONS.has(node.op) || node.op === '&&' || node.op === '||') return { kind: 'boolean' };
  if (node.op === '+') return either(types[0], types[1]);
  return ['-', '*', '/', '%'].includes(node.op) ? { kind: 'number' } : undefined;
}

function compare(
  left: ASTNode,
  leftType: Type,
  right: ASTNode,
  rightType: Type,
  problems: TypeProblem[],
): void {
  const literals = [left, right].map((node) => node.op === 'value' || node.op === '-_');
  const [value, type, literal, literalKind] = literals[0]
    ? [right, rightType, left, leftType]
    : [left, leftType, right, rightType];
  if (literals[0] === literals[1] || type === undefined || literalKind?.kind === 'null') return;
  const what = nameOf(value);
  const written = literal.op === 'value' && typeof literal.args === 'string' ? literal.args : null;
  const add = (message: string, expected: string) => problems.push({ message, expected });
  if (type.kind === 'category') {
    if (written === null || !type.levels.includes(written))
      add(
        written === null
          ? `${what} is a category, compared with a ${literalKind?.kind}`
          : `"${written}" is no level of ${what}`,
        `one of ${type.levels.map((level) => `"${level}"`).join(', ')}`,
      );
  } else if (type.kind === 'date') {
    if (written === null || !ISO_DATE.test(written))
      add(
        `${what} is a date, compared with ${written ?? `a ${literalKind?.kind}`}`,
        '"yyyy-MM-dd"',
      );
  } else if (type.kind === 'number' || type.kind === 'boolean') {
    if (literalKind?.kind !== type.kind)
      add(
        `${what} is a ${type.kind}, compared with a ${written === null ? literalKind?.kind : 'text'}`,
        type.kind === 'number' ? 'a number' : 'true or false',
      );
  } else if (type.kind === 'text' && written === null) {
    add(`${what} is a text, compared with a ${literalKind?.kind}`, 'a text in quotes');
  }
}

function fieldType(receiver: Type, field: string, problems: TypeProblem[]): Type {
  if (receiver?.kind !== 'row') return undefined;
  if (!receiver.fields.has(field))
    problems.push({
      message: `unknown field "${field}" of ${receiver.entity}`,
      expected: `one of ${[...receiver.fields.keys()].join(', ')}`,
    });
  return receiver.fields.get(field);
}

const nothing: Type = { kind: 'null' };

/** What a value can be that comes from one part or the other. */
function either(one: Type, other: Type): Type {
  if (one?.kind === 'null') return other;
  if (other?.kind === 'null') return one;
  if (one === undefined || one.kind !== other?.kind) return undefined;
  if (one.kind === 'category' && other.kind === 'category')
    return { kind: 'category', levels: [...new Set([...one.levels, ...other.levels])] };
  if (one.kind === 'list' && other.kind === 'list')
    return { kind: 'list', item: either(one.item, other.item) };
  return one.kind === 'row' && other.kind === 'row' && one.entity !== other.entity
    ? undefined
    : one;
}

function literalType(value: unknown): Type {
  if (value === null) return nothing;
  if (typeof value === 'string') return { kind: 'category', levels: [value] };
  if (typeof value === 'boolean') return { kind: 'boolean' };
  return typeof value === 'number' || typeof value === 'bigint' ? { kind: 'number' } : undefined;
}

function nameOf(node: ASTNode): string {
  if (node.op === 'id') return node.args;
  return node.op === '.' ? node.args[1] : 'the value';
}

function isNode(part: unknown): part is ASTNode {
  return part !== null && typeof part === 'object' && 'op' in part;
}
