/** Something that concerns a set of patients. */
export interface Concerning {
  patients: ReadonlySet<string>;
}

/**
 * Puts the items that concern fewer than `minimum` patients together, and the smallest of the others with them until the
 * pool concerns enough; null for the pool where all together are too few. Items that concern nobody stay alone.
 * What is pooled can't be found by subtraction, as long as nothing but their sum is shown.
 */
export function poolSmall<T extends Concerning>(
  items: readonly T[],
  minimum: number,
): { shown: T[]; pool: T[] | null } {
  const isSmall = ({ patients }: T) => patients.size > 0 && patients.size < minimum;
  const pool = items.filter(isSmall);
  const shown = items.filter((item) => !isSmall(item));
  if (pool.length === 0) return { shown, pool };
  while (union(pool) < minimum) {
    const candidates = shown.filter(({ patients }) => patients.size > 0);
    if (candidates.length === 0) return { shown: [], pool: null };
    const smallest = candidates.reduce((least, item) =>
      item.patients.size < least.patients.size ? item : least,
    );
    shown.splice(shown.indexOf(smallest), 1);
    pool.push(smallest);
  }
  return { shown, pool };
}

function union(items: readonly Concerning[]): number {
  return new Set(items.flatMap(({ patients }) => [...patients])).size;
}
