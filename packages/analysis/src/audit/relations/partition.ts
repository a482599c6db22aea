import type { LedgerEntry } from '../ledger.ts';
import { numberText } from '../number-text.ts';
import type { Found, Relation } from '../relation.ts';
import { sumText } from '../sum-text.ts';

/** The counts of a factor's levels sum to the whole, and their percentages to 100, or near it since each is rounded. */
export const partition: Relation<'partition'> = ({ of, groups }, ledger) =>
  groups.flatMap((ids) => {
    const entries = ids.map(ledger.entry);
    const whole = ledger.count(of);
    const counts = entries.map(({ id }) => ledger.count(`${id}.n`));
    const sum = counts.reduce((total, count) => total + count, 0);
    const [first, ...others] = entries as [LedgerEntry, ...LedgerEntry[]];
    const about = {
      subject: [first.subject, ...others.map(labelOf)].join(' + '),
      impossible: [],
    };
    const ofCounts: Found = {
      ...about,
      key: `${first.id}.n`,
      verdict: sum === whole ? 'consistent' : 'impossible',
      arithmetic: `${sumText(counts)}${sum === whole ? '' : `, not ${whole}`}`,
      values: [...ids.map((id) => `${id}.n`), of],
    };
    if (!entries.every(({ values }) => values.has('percent'))) return [ofCounts];
    return [ofCounts, { ...about, ...percentages(entries, counts) }];
  });

function percentages(
  entries: readonly LedgerEntry[],
  counts: readonly number[],
): Omit<Found, 'subject' | 'impossible'> {
  const values = entries.flatMap(({ values: all }) => all.get('percent') ?? []);
  const decimals = Math.max(
    ...values.map(({ interval }) =>
      interval?.printed.kind === 'number' ? interval.printed.decimals : 0,
    ),
  );
  const total = (of: 'lower' | 'upper') =>
    values.reduce((sum, { interval }) => sum + (interval?.[of] ?? Number.NaN), 0);
  const printed = numberText((total('lower') + total('upper')) / 2, decimals);
  const text = `${values.map((value) => value.printed).join(' + ')} = ${printed}`;
  const key = `${entries[0]?.id ?? ''}.percent`;
  const about = { key, values: values.map(({ id }) => id) };
  if (Number(printed) === 100) return { ...about, verdict: 'consistent', arithmetic: text };
  const patients = counts.reduce((sum, count) => sum + count, 0);
  const exact = counts.map((count) => numberText((count * 100) / patients, 2)).join(' + ');
  const possible = total('lower') <= 100 && total('upper') >= 100;
  return {
    ...about,
    verdict: possible ? 'rounding' : 'impossible',
    arithmetic: `${text}, of numbers rounded one by one; before rounding ${exact} = 100`,
  };
}

function labelOf({ values }: LedgerEntry): string {
  return [...values.values()][0]?.label ?? '';
}
