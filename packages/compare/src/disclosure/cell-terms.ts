import type { CountCell } from './count-cell.ts';

/** A sum of numbers of patients that cannot be worked out of each other: what they are of -> how often it is added. */
export type Terms = ReadonlyMap<string, number>;

/**
 * A count as a sum over a basis: equal sums are equal counts whatever the patients, and a count is a linear combination of others if
 * and only if its sum is. `all`: the values that any patient has of a variable.
 */
export function cellTerms(
  cell: CountCell,
  all: (variable: string) => ReadonlySet<string | null>,
): Terms {
  let terms = new Map<string, number>([['', 1]]);
  const times = (factor: Iterable<readonly [string, number]>) => {
    const product = new Map<string, number>();
    for (const [name, count] of terms)
      for (const [part, weight] of factor) {
        const key = [name, part].filter((text) => text !== '').join(' & ');
        product.set(key, (product.get(key) ?? 0) + count * weight);
      }
    terms = new Map([...product].filter(([, count]) => count !== 0));
  };
  for (const variable of [...cell.values.keys()].sort())
    times(indicator(variable, cell.values.get(variable) ?? new Set(), all(variable)));
  for (const condition of cell.conditions) times([[condition, 1]]);
  if (cell.events.length > 0) times(cell.events.map((event) => [`event ${event}`, 1] as const));
  if (cell.until !== null) times([[`${cell.until.endpoint} until ${cell.until.months}`, 1]]);
  return terms;
}

/** Whether a variable has one of these values, by the values but the last and by whether it is known. */
function indicator(
  variable: string,
  values: ReadonlySet<string | null>,
  all: ReadonlySet<string | null>,
): Map<string, number> {
  const levels = [...all].filter((value) => value !== null).sort();
  const last = levels.at(-1);
  const known = all.has(null) ? `${variable} known` : '';
  const sum = new Map<string, number>();
  const add = (term: string, count: number) => sum.set(term, (sum.get(term) ?? 0) + count);
  if (all.has(null) && values.has(null)) {
    add('', 1);
    add(known, -1);
  }
  const isComplement = last !== undefined && values.has(last);
  if (isComplement) add(known, 1);
  for (const level of levels)
    if (level !== last && values.has(level) !== isComplement)
      add(`${variable} = ${level}`, isComplement ? -1 : 1);
  return new Map([...sum].filter(([, count]) => count !== 0));
}
