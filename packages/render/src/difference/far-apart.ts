const WITHHELD = 'withheld';

/**
 * Counts over the freezes, the earliest first, as texts. An earlier one that differs from a later one that is shown by fewer
 * than `minimum`, in any of its numbers, is withheld: the two together would tell of so few patients. null: no count.
 */
export function farApart(
  counts: readonly (readonly number[] | null)[],
  minimum: number,
  print: (numbers: readonly number[]) => string,
  blank: string,
): string[] {
  const shown: (readonly number[])[] = [];
  return counts
    .toReversed()
    .map((numbers) => {
      if (numbers === null) return blank;
      const isClose = shown.some((later) =>
        numbers.some((count, at) => {
          const difference = Math.abs(count - (later[at] ?? 0));
          return difference > 0 && difference < minimum;
        }),
      );
      if (isClose) return WITHHELD;
      shown.push(numbers);
      return print(numbers);
    })
    .reverse();
}
