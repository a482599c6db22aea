import { type ColumnTable, op } from 'arquero';

/** Rows of the table per combination of the columns' values, missing ones included; look up with the values in the same order. */
export function countBy(
  table: ColumnTable,
  columns: readonly string[],
): (...values: (string | null)[]) => number {
  const counts = new Map<string, number>();
  const counted = table.groupby(...columns).rollup({ count: op.count() });
  for (const row of counted.objects() as Record<string, string | number | null>[]) {
    counts.set(key(columns.map((column) => row[column] as string | null)), Number(row.count));
  }
  return (...values) => counts.get(key(values)) ?? 0;
}

function key(values: readonly (string | null)[]): string {
  return JSON.stringify(values);
}
