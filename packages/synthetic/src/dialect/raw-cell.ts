/** A cell to be written: text, number, or an Excel day count shown as a date. */
export type RawCell = string | number | { serial: number };
