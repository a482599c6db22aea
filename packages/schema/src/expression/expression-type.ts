import type { Field, Variable } from '../declarations/codebook.ts';

/** What is known before a run of the values that a part of an expression can have; undefined where nothing is. */
export type ExpressionType =
  | { readonly kind: 'number' | 'boolean' | 'date' | 'text' | 'null' }
  | { readonly kind: 'category'; readonly levels: readonly string[] }
  | { readonly kind: 'row'; readonly entity: string; readonly fields: ExpressionScope }
  | { readonly kind: 'list'; readonly item: ExpressionType | undefined };

/** Names that an expression may read, with what is known of them. */
export type ExpressionScope = ReadonlyMap<string, ExpressionType | undefined>;

/** The type of a declared field or variable. */
export function expressionType({
  type,
  levels,
}: Pick<Field | Variable, 'type' | 'levels'>): ExpressionType {
  if (type === 'integer' || type === 'number') return { kind: 'number' };
  if (type === 'boolean' || type === 'date') return { kind: type };
  return type === 'category' && levels !== undefined
    ? { kind: 'category', levels: levels.map(({ value }) => value) }
    : { kind: 'text' };
}
