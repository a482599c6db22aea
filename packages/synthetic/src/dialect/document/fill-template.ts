import { expressionValue } from '../../cohort/expression-value.ts';

/** What a document is made of: texts, lists and members; `=...` is an expression, `$each`, `$where` and `$if` steer. */
export type Template = string | number | boolean | null | Template[] | { [key: string]: Template };

export interface TemplateScope {
  values: Record<string, unknown>;
  /** The scopes of the records of an entity, within this scope. */
  each: (entity: string, where: string | undefined, scope: TemplateScope) => TemplateScope[];
}

/**
 * A template filled: `=expression` gives its value; a member of a list with `$each: <entity>` is repeated for each record
 * (of the same person, below another `$each`) for which `$where` holds; one with `$if` stands only where that holds.
 * What is empty (null, '', [] or {}) is left out.
 */
export function fillTemplate(template: Template, scope: TemplateScope): unknown {
  if (typeof template === 'string')
    return template.startsWith('=')
      ? (expressionValue(template.slice(1), scope.values) ?? '')
      : template;
  if (template === null || typeof template !== 'object') return template;
  if (Array.isArray(template))
    return template.flatMap((item) => repeated(item, scope)).filter((item) => !isEmpty(item));
  return Object.fromEntries(
    Object.entries(template).flatMap(([key, item]) => {
      if (key.startsWith('$')) return [];
      if (!holds(item, scope)) return [];
      const filled = fillTemplate(item, scope);
      return isEmpty(filled) ? [] : [[key, filled]];
    }),
  );
}

function repeated(item: Template, scope: TemplateScope): unknown[] {
  if (item === null || typeof item !== 'object' || Array.isArray(item) || !('$each' in item))
    return holds(item, scope) ? [fillTemplate(item, scope)] : [];
  const where = item.$where === undefined ? undefined : String(item.$where);
  return scope
    .each(String(item.$each), where, scope)
    .filter((inner) => holds(item, inner))
    .map((inner) => fillTemplate(item, inner));
}

function holds(item: Template, scope: TemplateScope): boolean {
  if (item === null || typeof item !== 'object' || Array.isArray(item) || !('$if' in item))
    return true;
  return expressionValue(String(item.$if), scope.values) === true;
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
