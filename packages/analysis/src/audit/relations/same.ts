import type { Ledger, LedgerValue } from '../ledger.ts';
import type { Relation } from '../relation.ts';

/** Numbers that say the same in several places could be the same number, printed with more or fewer digits. */
export const same: Relation<'same'> = ({ groups }, ledger) =>
  (groups?.map((ids) => ids.map(ledger.value)) ?? groupsByRow(ledger)).map((values) => {
    const [first] = values as [LedgerValue];
    const given = values.flatMap(({ interval }) => interval ?? []);
    const lower = Math.max(...given.map((interval) => interval.lower));
    const upper = Math.min(...given.map((interval) => interval.upper));
    const agree = given.length === 0 || (given.length === values.length && lower < upper);
    return {
      key: first.id,
      subject: `${ledger.entry(first.entry).subject} (${first.statistic})`,
      verdict: agree ? 'consistent' : 'impossible',
      arithmetic: values
        .map(({ printed, place }) => `${printed} (${ledger.place(place)})`)
        .join(', '),
      values: values.map(({ id }) => id),
      impossible: [],
    };
  });

function groupsByRow({ all }: Ledger): LedgerValue[][] {
  const groups = new Map<string, LedgerValue[]>();
  for (const value of all) {
    const key = JSON.stringify([value.row, value.of ?? null, value.percent]);
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return [...groups.values()].filter((values) => values.length > 1);
}
