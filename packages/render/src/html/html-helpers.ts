import Handlebars from 'handlebars';
import { rowAnchor } from '../view/row-list.ts';
import type { Cell, Span } from '../view/view-model.ts';

const escaped = (text: string): string => Handlebars.escapeExpression(text);

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
    const text = `${open}${escaped(item.text)}${close}`;
    if (item.row !== null) {
      const origin = `data-row="${escaped(item.row)}" title="${escaped(detailOf(item.row))}"`;
      return linked
        ? `<a href="#${rowAnchor(item.row)}" ${origin}>${text}</a>`
        : `<span ${origin}>${text}</span>`;
    }
    return item.link === null ? text : `<a href="#${escaped(item.link)}">${text}</a>`;
  };
  const runs = (spans: Span[], linked: boolean) => {
    const parts = spans.map((item) => run(item, linked));
    spans.forEach((item, index) => {
      if (item.text !== '–' || index === 0 || index === spans.length - 1) return;
      const marked = spans[index + 2]?.emphasis === 'superscript';
      const end = marked ? index + 2 : index + 1;
      parts[index - 1] = `<span class="whole">${parts[index - 1]}`;
      parts[end] = `${parts[end]}</span>`;
    });
    return parts.join('');
  };
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
