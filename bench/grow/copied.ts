const FIRST_NUMBER = 100_000;

/**
 * Patients and their visits copied in turn, each copy under a new number, until there are `count` visits with the
 * originals' own: the number of the patient copied, and that of the copy with the visits that belong to it.
 */
export function* copied<Visit>(
  numbers: readonly string[],
  visits: ReadonlyMap<string, readonly Visit[]>,
  count: number,
): Generator<{ from: string; to: string; visits: readonly Visit[] }> {
  let left = count - [...visits.values()].flat().length;
  for (let copy = 0; left > 0; copy += 1) {
    const from = numbers[copy % numbers.length] as string;
    const own = (visits.get(from) ?? []).slice(0, left);
    left -= own.length;
    yield { from, to: from.replace(/\d+$/, String(FIRST_NUMBER + copy)), visits: own };
  }
}
