import {
  AlignmentType,
  BorderStyle,
  Table as DocxTable,
  TableRow as DocxTableRow,
  type IBorderOptions,
  Paragraph,
  TableCell,
  TableLayoutType,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { TextWidth } from '../figures/text-width.ts';
import { tableSize } from '../print/table-size.ts';
import type { Cell, Table, TableRow } from '../view/view-model.ts';
import { breakEstimates } from './break-estimates.ts';
import { cellMargin } from './cell-margin.ts';
import { columnWidths, TWIPS_PER_POINT } from './column-widths.ts';
import { faceWidths } from './face-widths.ts';
import { wordRuns } from './word-runs.ts';

const NONE: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const THIN: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: '1b1b1b' };
const STRONG: IBorderOptions = { style: BorderStyle.SINGLE, size: 8, color: '1b1b1b' };

/** A table of the report as a table of Word: rules above, below the head and at the end; the head comes again on each page. */
export function wordTable(table: Table, measure: TextWidth): DocxTable {
  const [style, size] = typeOf(tableSize(table, measure));
  const widths = columnWidths(table, size, measure);
  const needed = faceWidths(table, size, measure).map((points) =>
    Math.floor(points * TWIPS_PER_POINT),
  );
  const { head, body } = breakEstimates(table, widths, needed);
  const draw = (rows: readonly TableRow[], isHead: boolean): DocxTableRow[] =>
    rows.map(
      (row, index) =>
        new DocxTableRow({
          tableHeader: isHead,
          cantSplit: row.cells.every(({ rowspan }) => rowspan === 1),
          children: row.cells.map((cell) => {
            const above = row.ruled && !isHead ? THIN : NONE;
            return wordCell(cell, isHead, style, cellMargin(size), {
              top: index > 0 ? above : isHead ? STRONG : THIN,
              bottom: index + cell.rowspan < rows.length ? NONE : isHead ? THIN : STRONG,
            });
          }),
        }),
    );
  return new DocxTable({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: NONE,
      bottom: STRONG,
      left: NONE,
      right: NONE,
      insideHorizontal: NONE,
      insideVertical: NONE,
    },
    rows: [...draw(head, true), ...draw(body, false)],
  });
}

/** Style of a table's text, and its size in points. */
function typeOf(size: number): [style: string, size: number] {
  if (size >= 8) return ['TableText', size];
  return size >= 6.5 ? ['SmallTableText', 7] : ['SmallestTableText', 5];
}

interface Borders {
  top: IBorderOptions;
  bottom: IBorderOptions;
}

function wordCell(
  cell: Cell,
  isHead: boolean,
  style: string,
  margin: number,
  borders: Borders,
): TableCell {
  const isOverColumns = isHead && cell.colspan > 1 && cell.spans.length > 0;
  return new TableCell({
    columnSpan: cell.colspan,
    rowSpan: cell.rowspan,
    verticalAlign: isHead ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
    borders: {
      top: borders.top,
      bottom: isOverColumns ? THIN : borders.bottom,
      left: NONE,
      right: NONE,
    },
    margins: { left: 0, right: margin, top: 30, bottom: 30 },
    children: [
      new Paragraph({
        style,
        alignment: ALIGNMENTS[cell.align],
        keepNext: isHead,
        ...(cell.indent ? { indent: { left: 170 } } : {}),
        children: wordRuns(cell.spans, isHead),
      }),
    ],
  });
}

const ALIGNMENTS = {
  left: AlignmentType.LEFT,
  right: AlignmentType.RIGHT,
  center: AlignmentType.CENTER,
};
