import Handlebars from 'handlebars';
import { rowAnchor } from '../view/row-list.ts';
import type { Cell, Span } from '../view/view-model.ts';

const escape = (text: string): string => Handlebars.escapeExpression(text);

const EMPHASIS = {
  none: ['', ''],
  italic: ['<em>', '</em>'],
  bold: ['<strong>', '</strong>'],
  superscript: ['<sup>', '</sup>'],
} as const;

/** Helpers of the page's templates: runs of text, with numbers that name their row, and the cells of a table. */
export function htmlHelpers(
  detailOf: (row: string) => string,
): Record<string, (...args: never[]) => string> {
  const run = (item: Span, linked: boolean): string => {
    const [open, close] = EMPHASIS[item.emphasis];
    const text = `${open}${escape(item.text)}${close}`;
    if (item.row !== null) {
      const origin = `data-row="${escape(item.row)}" title="${escape(detailOf(item.row))}"`;
      return linked
        ? `<a href="#${rowAnchor(item.row)}" ${origin}>${text}</a>`
        : `<span ${origin}>${text}</span>`;
    }
    return item.link === null ? text : `<a href="#${escape(item.link)}">${text}</a>`;
  };
  const runs = (spans: Span[], linked: boolean) => spans.map((item) => run(item, linked)).join('');
  const cellOf = (cell: Cell, tag: string, scope: string, classes: string[]): string => {
    const attributes = [
      scope === '' ? '' : ` scope="${scope}"`,
      cell.colspan > 1 ? ` colspan="${cell.colspan}"` : '',
      cell.rowspan > 1 ? ` rowspan="${cell.rowspan}"` : '',
      classes.length === 0 ? '' : ` class="${classes.join(' ')}"`,
    ].join('');
    return `<${tag}${attributes}>${runs(cell.spans, false)}</${tag}>`;
  };
  const alignment = (cell: Cell) => (cell.align === 'left' ? [] : [cell.align]);
  return {
    linked: (spans: Span[]) => runs(spans, true),
    headCell: (cell: Cell) => {
      if (cell.spans.length === 0) return cellOf(cell, 'td', '', []);
      const spanning = cell.colspan > 1;
      return cellOf(cell, 'th', spanning ? 'colgroup' : 'col', [
        ...alignment(cell),
        ...(spanning ? ['span'] : []),
      ]);
    },
    bodyCell: (cell: Cell) =>
      cell.header
        ? cellOf(cell, 'th', 'row', [...alignment(cell), ...(cell.indent ? ['indent'] : [])])
        : cellOf(cell, 'td', '', [...alignment(cell), ...(cell.indent ? ['indent'] : [])]),
  };
}
