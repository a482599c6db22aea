import { requireLength } from '../errors/require-length.ts';
import { requireList } from '../errors/require-list.ts';
import { shown } from '../errors/shown.ts';
import { SurvivalInputError } from '../errors/survival-input-error.ts';

/** A contingency table by rows, whole counts of 0 or more, at least 2 x 2, not all 0. */
export function requireTable(table: readonly ArrayLike<number>[]): number[][] {
  requireList(table, 'table', 'rows');
  const rows = table.map((row, i) => {
    requireLength(row, `table[${i}]`);
    return Array.from(row);
  });
  const columns = rows[0]?.length ?? 0;
  if (rows.length < 2 || columns < 2) {
    throw new SurvivalInputError({
      code: 'length-mismatch',
      argument: 'table',
      message: `expected at least 2 rows and 2 columns, found ${rows.length} x ${columns}`,
    });
  }
  let total = 0;
  rows.forEach((row, i) => {
    if (row.length !== columns) {
      throw new SurvivalInputError({
        code: 'length-mismatch',
        argument: 'table',
        index: i,
        message: `expected ${columns} columns as in the first row, found ${row.length}`,
      });
    }
    for (const count of row) {
      if (!Number.isSafeInteger(count) || count < 0) {
        throw new SurvivalInputError({
          code: 'not-an-integer',
          argument: 'table',
          index: i,
          message: `expected whole counts of 0 or more, found ${shown(count)}`,
        });
      }
      total += count;
    }
  });
  if (total === 0) {
    throw new SurvivalInputError({
      code: 'empty',
      argument: 'table',
      message: 'expected at least one observation, found only counts of 0',
    });
  }
  return rows;
}

export function rowSums(table: readonly (readonly number[])[]): number[] {
  return table.map((row) => row.reduce((sum, count) => sum + count, 0));
}

export function columnSums(table: readonly (readonly number[])[]): number[] {
  return table[0]!.map((_, j) => table.reduce((sum, row) => sum + row[j]!, 0));
}
