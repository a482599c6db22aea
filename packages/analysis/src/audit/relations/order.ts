import type { LedgerEntry, LedgerValue } from '../ledger.ts';
import type { Relation } from '../relation.ts';

/**
 * A median lies between minimum and maximum, an estimate between its limits. Limits that are not given bound nothing.
 * Rounding keeps the order, so that intervals which only touch are in the wrong one.
 */
export const order: Relation<'order'> = ({ each }, ledger) =>
  ledger.entries(each).flatMap((entry) =>
    triples(entry).map(([lower, middle, upper]) => {
      const low = lower.interval?.lower ?? Number.NEGATIVE_INFINITY;
      const high = upper.interval?.upper ?? Number.POSITIVE_INFINITY;
      const possible =
        middle.interval !== undefined &&
        low < middle.interval.upper &&
        middle.interval.lower < high;
      return {
        key: middle.id,
        subject: entry.subject,
        verdict: possible ? 'consistent' : 'impossible',
        arithmetic: possible
          ? [lower, middle, upper]
              .filter(({ interval }) => interval !== undefined)
              .map(({ printed }) => printed)
              .join(' ≤ ')
          : `${middle.printed} is not between ${lower.printed} and ${upper.printed}`,
        values: [lower.id, middle.id, upper.id],
        impossible: [],
      };
    }),
  );

function triples({ values }: LedgerEntry): [LedgerValue, LedgerValue, LedgerValue][] {
  return [...values.values()].flatMap((middle): [LedgerValue, LedgerValue, LedgerValue][] => {
    const names =
      middle.statistic === 'median'
        ? ['min', 'max']
        : [`${middle.statistic}_lower`, `${middle.statistic}_upper`];
    const [lower, upper] = names.map((name) => values.get(name));
    return lower === undefined || upper === undefined ? [] : [[lower, middle, upper]];
  });
}
