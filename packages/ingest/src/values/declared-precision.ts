import type { Field, MappedColumn } from '@cohort-report/schema';
import { cellText } from '../raw/cell-text.ts';
import type { Cell } from '../raw/raw-sheet.ts';
import { completeDate } from './complete-date.ts';
import type { CellProblem, Reading } from './reading.ts';

/** Takes a date back to what the export says is known of it. */
export type PrecisionReader = (reading: Reading, precision: Cell | undefined) => Reading;

/**
 * Reads dates beside a column that tells how much of them is known: the rest is completed by the codebook's rule,
 * whatever stands there. An empty precision leaves the date as it is; one that is not declared makes it unusable.
 */
export function declaredPrecision(
  field: Field,
  declared: NonNullable<MappedColumn['precision']>,
  mapping: string,
): PrecisionReader {
  const values = new Map(
    Object.entries(declared.values).map(([code, precision]) => [cellText(code), precision]),
  );
  const unknown: CellProblem = {
    rule: 'precision-not-mapped',
    severity: 'warning',
    message: `the precision of a date of "${field.label}" is not mapped`,
    expected: `one of ${[...values.keys()].join(', ')}`,
    action: `add it to the \`precision\` of the column in ${mapping}`,
  };
  return (reading, cell) => {
    const code = cellText(cell);
    if (code === '' || typeof reading.value !== 'string') return reading;
    const precision = values.get(code);
    if (precision === undefined) return { state: 'unusable', value: null, problem: unknown };
    if (precision === null) return { state: 'missing', value: null };
    if (precision === 'day' || field.impute === undefined) return reading;
    if (reading.precision === 'year') return reading;
    const [year, month] = reading.value.split('-').map(Number) as [number, number];
    const date = completeDate(year, precision === 'month' ? month : null, field.impute);
    return { ...reading, value: date, precision };
  };
}
