import type { FieldValue, ValueMapping } from '@cohort-report/schema';
import { cellText } from '../raw/cell-text.ts';
import type { Cell } from '../raw/raw-sheet.ts';
import type { Reading } from '../values/reading.ts';

/** Stands for all raw values of a column of free values (numbers, dates, identifiers), which are counted, not listed. */
const ALL = '…';

/** Counts what became of the raw values of one column: each raw code of a coded column, free values in sum. */
export interface ValueTally {
  add(cell: Cell | undefined, reading: Reading): void;
  usable(): number;
  unusable(): number;
  mappings(): Pick<ValueMapping, 'raw' | 'value' | 'mapped' | 'rows'>[];
}

export function valueTally(coded: boolean): ValueTally {
  const codes = new Map<string, { value: FieldValue; mapped: boolean; rows: number }>();
  let usable = 0;
  let unusable = 0;
  return {
    add(cell, reading) {
      if (reading.state === 'empty') return;
      const mapped = reading.state !== 'unusable';
      if (mapped) usable += 1;
      else unusable += 1;
      if (!coded) return;
      const raw = cellText(cell);
      const entry = codes.get(raw);
      if (entry !== undefined) entry.rows += 1;
      else codes.set(raw, { value: reading.value, mapped, rows: 1 });
    },
    usable: () => usable,
    unusable: () => unusable,
    mappings() {
      if (coded) {
        return [...codes]
          .map(([raw, entry]) => ({ raw, ...entry }))
          .sort((a, b) => (a.raw < b.raw ? -1 : 1));
      }
      return [
        { raw: ALL, value: null, mapped: true, rows: usable },
        { raw: ALL, value: null, mapped: false, rows: unusable },
      ].filter((entry) => entry.rows > 0);
    },
  };
}
