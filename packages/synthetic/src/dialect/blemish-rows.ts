import type { Blemish } from '../plan/site-plan.ts';
import { pick } from '../random/pick.ts';
import type { RandomStream } from '../random/random-stream.ts';
import { shuffle } from '../random/shuffle.ts';
import type { RawRow } from './fill-table.ts';

/**
 * Puts the declared blemishes into a table: repeated rows, empty rows at the end, stray spaces anywhere; values that nobody
 * understands only where the row tells of a patient outside the cohort.
 */
export function blemishRows(
  rows: readonly RawRow[],
  headers: readonly string[],
  blemishes: readonly Blemish[],
  random: RandomStream,
): RawRow[] {
  const result = rows.map(({ cells, fitted }) => ({ cells: [...cells], fitted }));
  for (const { kind, column, raw, rows: count } of blemishes) {
    const index = column === undefined ? -1 : headers.indexOf(column);
    if (column !== undefined && index < 0) throw new RangeError(`no column "${column}" to blemish`);
    for (let done = 0; done < count; done += 1) {
      if (kind === 'empty_row') result.push({ cells: headers.map(() => ''), fitted: false });
      else if (kind === 'duplicate_row') {
        const row = pick(result, random);
        result.splice(result.indexOf(row) + 1, 0, { cells: [...row.cells], fitted: row.fitted });
      } else {
        const row = shuffle(result, random).find(
          ({ cells, fitted }) =>
            cells[index] !== undefined &&
            cells[index] !== '' &&
            (kind === 'stray_space' ? typeof cells[index] === 'string' : !fitted),
        );
        if (row !== undefined)
          row.cells[index] = kind === 'stray_space' ? ` ${row.cells[index]}  ` : (raw ?? '');
      }
    }
  }
  return result;
}
