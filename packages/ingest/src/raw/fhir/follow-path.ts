import type { Step } from './parse-path.ts';
import type { PathNotes } from './path-notes.ts';

/** Finds the resource that a reference names. */
export type Resolver = (reference: string) => unknown;

/** The values that a path leads to from a value, in order; lists are taken apart as they are met. `notes`: what it met. */
export function followPath(
  start: unknown,
  path: readonly Step[],
  resolve: Resolver,
  notes?: PathNotes,
): unknown[] {
  let values: unknown[] = flat(start);
  for (const step of path) {
    if (values.length === 0) return values;
    values = follow(values, step, resolve, notes);
  }
  if (notes !== undefined) for (const value of values) noteAsked(value, notes);
  return values;
}

function follow(
  values: readonly unknown[],
  step: Step,
  resolve: Resolver,
  notes: PathNotes | undefined,
): unknown[] {
  if (notes !== undefined && step.step !== 'index' && step.step !== 'where')
    for (const value of values) noteAsked(value, notes);
  switch (step.step) {
    case 'member':
      return values.flatMap((value) => member(value, step.name));
    case 'index':
      return values.slice(step.index, step.index + 1);
    case 'extension':
      return values
        .flatMap((value) => member(value, 'extension'))
        .filter((value) => member(value, 'url')[0] === step.url || leaveOut(value, step, notes));
    case 'where':
      return values.filter((value) => {
        const fits = step.conditions.every(({ path, equals }) =>
          followPath(value, path, resolve).some((found) => text(found) === equals),
        );
        if (!fits) return leaveOut(value, step, notes);
        if (notes !== undefined) noteChosen(value, step, resolve, notes);
        return true;
      });
    case 'resolve':
      return values.flatMap((value) => {
        const [reference] = member(value, 'reference');
        if (typeof reference !== 'string') return [];
        const found = flat(resolve(reference));
        if (found.length === 0) notes?.lost.add(value as object);
        return found;
      });
  }
}

/** A simple value as text, '' for an object. */
export function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}

function noteAsked(value: unknown, { asked }: PathNotes): void {
  if (typeof value === 'object' && value !== null) asked.add(value);
}

function leaveOut(
  value: unknown,
  step: Extract<Step, { step: 'where' | 'extension' }>,
  notes: PathNotes | undefined,
): false {
  if (notes !== undefined && typeof value === 'object' && value !== null)
    if (!notes.leftOut.has(value)) notes.leftOut.set(value, step);
  return false;
}

/** The parts whose values fulfil the conditions are read with them, e.g. the coding of `code.coding.code = 'x'`. */
function noteChosen(
  value: unknown,
  { conditions }: Extract<Step, { step: 'where' }>,
  resolve: Resolver,
  notes: PathNotes,
): void {
  for (const { path, equals } of conditions) {
    const last = path.at(-1);
    if (last?.step !== 'member') continue;
    for (const owner of followPath(value, path.slice(0, -1), resolve))
      if (member(owner, last.name).some((found) => text(found) === equals)) noteAsked(owner, notes);
  }
}

function member(value: unknown, name: string): unknown[] {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return [];
  return flat((value as Record<string, unknown>)[name]);
}

function flat(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
