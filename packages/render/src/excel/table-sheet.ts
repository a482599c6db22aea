import type { Cell as SheetCell, WriteSheet } from 'hucre/xlsx';
import { placeCells } from '../view/place-cells.ts';
import { span } from '../view/span.ts';
import type { Span, Table, View } from '../view/view-model.ts';
import { cellOf, type Look } from './cell-of.ts';
import { textLines } from './text-lines.ts';

const WIDEST = 60;
const NARROWEST = 8;
const LINE_HEIGHT = 13.5;

/** A table of the report on a sheet: title, the study's notice, the table with its merged cells as printed, its notes. */
export function tableSheet(name: string, table: Table, notice: View['notice']): WriteSheet {
  const cells = new Map<string, Partial<SheetCell>>();
  const merges: NonNullable<WriteSheet['merges']> = [];
  const lines = new Map<number, number>();
  const widths = columnWidths(table);
  const put = (
    row: number,
    column: number,
    spans: readonly Span[],
    look: Look,
    rowspan: number,
    colspan: number,
  ): void => {
    if (spans.length > 0) cells.set(`${row},${column}`, cellOf(spans, look));
    const [endRow, endCol] = [row + rowspan - 1, column + colspan - 1];
    if (endRow > row || endCol > column)
      merges.push({ startRow: row, startCol: column, endRow, endCol });
    const width = widths.slice(column, endCol + 1).reduce((sum, one) => sum + one, 0);
    if (rowspan === 1)
      lines.set(row, Math.max(lines.get(row) ?? 1, textLines(textOf(spans), width)));
  };
  const across = (row: number, spans: readonly Span[], look: Look = {}) =>
    put(row, 0, spans, look, 1, widths.length);

  across(0, [span(table.label === '' ? table.title : `${table.label}. ${table.title}`)], {
    bold: true,
  });
  if (notice !== null) across(1, [span(`${notice.label}. ${notice.text}`)], { italic: true });
  const head = notice === null ? 2 : 3;
  const body = head + table.head.length;
  for (const { part, top } of [
    { part: table.head, top: head },
    { part: table.body, top: body },
  ])
    for (const { cell, row, column } of placeCells(part)) {
      const look = { bold: top === head, align: cell.align, indent: cell.indent };
      put(top + row, column, cell.spans, look, cell.rowspan, cell.colspan);
    }
  const notes = body + table.body.length + 1;
  table.notes.forEach((note, index) => {
    across(notes + index, note);
  });
  return {
    name,
    cells,
    merges,
    // Neither Excel nor LibreOffice makes a row as high as its wrapped cells if they are merged or hold runs.
    rowDefs: new Map(
      [...lines]
        .filter(([, count]) => count > 1)
        .map(([row, count]) => [row, { height: count * LINE_HEIGHT }]),
    ),
    columns: widths.map((width) => ({ width })),
    freezePane: { rows: body },
    pageSetup: { paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

/** Widths in characters: of the longest line of each column. */
function columnWidths(table: Table): number[] {
  const widths = table.columns.map(() => NARROWEST);
  for (const { cell, column } of [...placeCells(table.head), ...placeCells(table.body)]) {
    if (cell.colspan > 1) continue;
    const lengths = textOf(cell.spans)
      .split('\n')
      .map((line) => line.length);
    widths[column] = Math.min(WIDEST, Math.max(widths[column] ?? 0, ...lengths.map((n) => n + 2)));
  }
  return widths;
}

function textOf(spans: readonly Span[]): string {
  return spans.map(({ text }) => text).join('');
}
