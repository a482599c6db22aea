import type { ColumnTable } from 'arquero';

/** The numbers of a column that are not missing, in the table's order. */
export function knownNumbers(table: ColumnTable, column: string): number[] {
  return [...(table.array(column) as Iterable<unknown>)].filter(
    (value): value is number => typeof value === 'number',
  );
}
