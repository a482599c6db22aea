import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { type Grid, toGrid } from './grid.ts';
import { latinText } from './latin-text.ts';

const MARK = latinText('\ufeff');

/** A delimited file as a grid of cells (one character a byte), and the way back. */
export function textGrid(
  bytes: Uint8Array,
): { grid: Grid; delimiter: string; write: (delimiter?: string) => string } | undefined {
  const text = latinText(bytes);
  const mark = text.startsWith(MARK) ? MARK : '';
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const first = text.slice(0, text.indexOf('\n'));
  const delimiter = [';', '\t', ','].find((sign) => first.includes(sign)) ?? ',';
  const rows = parse(text.slice(mark.length), {
    delimiter,
    relax_column_count: true,
  }) as unknown as string[][];
  const grid = toGrid('text', rows);
  if (grid === undefined) return undefined;
  const write = (other = delimiter) =>
    mark + stringify(grid.rows, { delimiter: other, record_delimiter: end });
  return { grid, delimiter, write };
}
