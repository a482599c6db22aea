import type { RowDifference } from '@cohort-report/schema';
import type { Terms } from './cell-terms.ts';
import type { Counted } from './counted-patients.ts';
import { derivableCells } from './derivable-cells.ts';

/** A row that tells a count, be it as a share or a mean with that divisor. */
export interface TellingRow {
  difference: RowDifference;
  counted: Counted;
  /** Whether the row is the count itself. */
  isCount: boolean;
}

interface Cell {
  rows: TellingRow[];
  counted: Counted;
  size: number;
}

/**
 * Ids of further rows to withhold, so that neither a count that too few patients changed nor the number of those whom one count
 * has and another one has not, where too few of them changed, can be worked out of the rows that remain, by any sums and
 * differences. Rather a small change is withheld than a large one or none. `known`: what is told elsewhere.
 */
export function withheldCounts(
  rows: readonly TellingRow[],
  withheld: ReadonlySet<string>,
  minimum: number,
  known: readonly Terms[],
): string[] {
  const told = cellsOf(rows.filter(({ difference }) => !withheld.has(difference.row.id)));
  const isFew = (before: number, after: number, patients: number) =>
    before !== after && patients > 0 && patients < minimum;
  const secrets = rows.flatMap(({ difference: { status, patients }, counted, isCount }) =>
    isCount && status !== 'same' && patients !== null && patients < minimum ? [counted.terms] : [],
  );
  for (const outer of told)
    for (const inner of told) {
      if (outer === inner || !outer.counted.includes(inner.counted)) continue;
      const [before, after] = [0, 1].map(
        (side) =>
          new Set(
            [...(outer.counted.patients[side] ?? [])].filter(
              (patient) => inner.counted.patients[side]?.has(patient) !== true,
            ),
          ),
      ) as [Set<string>, Set<string>];
      const changed = [...new Set([...before, ...after])].filter(
        (patient) => before.has(patient) !== after.has(patient),
      ).length;
      if (isFew(before.size, after.size, changed))
        secrets.push(difference(outer.counted.terms, inner.counted.terms));
    }
  const telling = derivableCells(
    told.map(({ counted }) => counted.terms),
    secrets,
    known,
  );
  return telling.flatMap((index) => told[index]?.rows.map((row) => row.difference.row.id) ?? []);
}

/** Rows by what they count, those of the largest change first; those that are the same before all. */
function cellsOf(rows: readonly TellingRow[]): Cell[] {
  const keyOf = (terms: Terms) => JSON.stringify([...terms].sort());
  const size = ({ difference: { status, patients } }: TellingRow) =>
    status === 'same' ? Number.MAX_VALUE : (patients ?? 0);
  return [...Map.groupBy(rows, ({ counted }) => keyOf(counted.terms)).values()]
    .map((own) => {
      const counts = own.filter(({ isCount }) => isCount);
      return {
        rows: own,
        counted: (own[0] as TellingRow).counted,
        size: Math.min(...(counts.length > 0 ? counts : own).map(size)),
      };
    })
    .sort((a, b) => b.size - a.size);
}

function difference(whole: Terms, part: Terms): Terms {
  const sum = new Map(whole);
  for (const [term, count] of part) sum.set(term, (sum.get(term) ?? 0) - count);
  return new Map([...sum].filter(([, count]) => count !== 0));
}
