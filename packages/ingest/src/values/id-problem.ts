import type { Cell } from '../raw/raw-sheet.ts';

/** 1.23457E+11, as a spreadsheet shows and saves a long number. */
const ROUNDED = /^\d(?:[.,]\d+)?E\+\d+$/i;
/** 12.0, as programs write a whole number of a column with gaps. */
const DECIMAL = /^\d+[.,]0$/;
/** Spreadsheets keep 15 digits of a number. */
const TOO_LONG = 1e15;

/** What a spreadsheet or a program has made of an identifier by taking it for a date or a number; undefined where nothing. */
export function idProblem(
  text: string,
  cell: Cell,
): 'date' | 'rounded number' | 'decimal number' | undefined {
  if (typeof cell === 'object' && 'date' in cell) return 'date';
  if (typeof cell === 'number' ? Math.abs(cell) >= TOO_LONG : ROUNDED.test(text))
    return 'rounded number';
  return DECIMAL.test(text) ? 'decimal number' : undefined;
}
