import type { Blemish } from '../plan/site-plan.ts';
import { randomStream } from '../random/random-stream.ts';
import type { RawRow } from './fill-table.ts';

/**
 * Puts the declared blemishes into a table: repeated rows, empty rows at the end, stray spaces anywhere; values that nobody
 * understands only where the row tells of a patient outside the cohort. The same rows are hit in every freeze that has them.
 * Throws a RangeError for a column that the table does not have.
 */
export function blemishRows(
  rows: readonly RawRow[],
  headers: readonly string[],
  blemishes: readonly Blemish[],
  seed: number,
): RawRow[] {
  const result = rows.map((row) => ({ ...row, cells: [...row.cells] }));
  for (const { kind, column, raw, rows: count } of blemishes) {
    const index = column === undefined ? 0 : headers.indexOf(column);
    if (index < 0) throw new RangeError(`no column "${column}" to blemish`);
    if (kind === 'empty_row') {
      for (let added = 0; added < count; added += 1)
        result.push({ id: '', fitted: false, cells: headers.map(() => '') });
      continue;
    }
    const fit = result.filter(({ cells, fitted }) => {
      if (kind === 'duplicate_row') return true;
      return kind === 'value' ? !fitted && cells[index] !== '' : typeof cells[index] === 'string';
    });
    for (const row of drawn(fit, count, seed, kind)) {
      if (kind === 'duplicate_row')
        result.splice(result.indexOf(row) + 1, 0, { ...row, cells: [...row.cells] });
      else row.cells[index] = kind === 'stray_space' ? ` ${row.cells[index]}  ` : (raw ?? '');
    }
  }
  return result;
}

function drawn(rows: readonly RawRow[], count: number, seed: number, kind: string): RawRow[] {
  return rows
    .filter(({ id }) => id !== '')
    .map((row) => ({ row, rank: randomStream(seed, 'blemish', kind, row.id)() }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, count)
    .map(({ row }) => row);
}
