const METRES: Readonly<Record<string, number>> = { mm: 1000, cm: 100, m: 1 };

/** What a value in one unit of length is multiplied with to stand in the other. Throws a RangeError for other units. */
export function unitFactor(from: string, to: string): number {
  if (from === to) return 1;
  const [source, target] = [METRES[from], METRES[to]];
  if (source === undefined || target === undefined)
    throw new RangeError(`can't write ${from} as ${to}`);
  return target / source;
}
