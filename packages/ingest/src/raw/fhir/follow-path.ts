import type { Step } from './parse-path.ts';

/** Finds the resource that a reference names. */
export type Resolver = (reference: string) => unknown;

/** The values that a path leads to from a value, in order; lists are taken apart as they are met. */
export function followPath(start: unknown, path: readonly Step[], resolve: Resolver): unknown[] {
  let values: unknown[] = flat(start);
  for (const step of path) {
    if (values.length === 0) return values;
    values = follow(values, step, resolve);
  }
  return values;
}

function follow(values: readonly unknown[], step: Step, resolve: Resolver): unknown[] {
  switch (step.step) {
    case 'member':
      return values.flatMap((value) => member(value, step.name));
    case 'index':
      return values.slice(step.index, step.index + 1);
    case 'extension':
      return values
        .flatMap((value) => member(value, 'extension'))
        .filter((value) => member(value, 'url')[0] === step.url);
    case 'where':
      return values.filter((value) =>
        step.conditions.every(({ path, equals }) =>
          followPath(value, path, resolve).some((found) => text(found) === equals),
        ),
      );
    case 'resolve':
      return values.flatMap((value) => {
        const [reference] = member(value, 'reference');
        return typeof reference === 'string' ? flat(resolve(reference)) : [];
      });
  }
}

/** A simple value as text, '' for an object. */
export function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}

function member(value: unknown, name: string): unknown[] {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return [];
  return flat((value as Record<string, unknown>)[name]);
}

function flat(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
