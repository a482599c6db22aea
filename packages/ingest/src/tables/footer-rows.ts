import type { Entity } from '@cohort-report/schema';
import { cellText } from '../raw/cell-text.ts';
import type { Cell } from '../raw/raw-sheet.ts';
import { footerLabel } from './footer-label.ts';
import type { PlannedColumn } from './plan-columns.ts';

/** What a row is, if no row of data: surely a total or a footer, with its label; or perhaps one, as it tells nothing of anybody. */
export type FooterVerdict = { label: string } | 'perhaps' | undefined;

/** Judges a row of cells, of which `above` rows of data stand above; `isLast`: no row with content stands below. */
export type FooterJudge = (
  raw: readonly Cell[],
  above: number,
  isLast: boolean,
  fits: boolean,
) => FooterVerdict;

/**
 * The judge of the rows of one table. A row is a total or a footer where its label ("Summe", "Exported on ...") stands
 * in place of an identifier, or before an empty one in a row that tells nothing else. Perhaps it is one where it tells
 * nothing but numbers beside an identifier that follows such a label or, in the last row, is a count of the rows or words.
 */
export function footerJudge(entity: Entity, columns: readonly PlannedColumn[]): FooterJudge {
  const ids = columns.filter(({ name, field }) => field.type === 'id' && entity.key.includes(name));
  const telling = columns.filter(
    (column) => !ids.includes(column) && !/^(?:number|integer)$/.test(column.field.type),
  );
  const isRead = (column: PlannedColumn, raw: readonly Cell[]) =>
    column.read(raw[column.index]).state === 'read';
  const tellsNothing = (raw: readonly Cell[], but: number) =>
    !telling.some((column) => column.index !== but && isRead(column, raw));
  let earlier = '';
  return (raw, above, isLast, fits) => {
    const first = raw.findIndex((cell) => cellText(cell) !== '');
    const label = footerLabel(cellText(raw[first]));
    if (!fits) {
      const own = columns.filter(({ index }) => index === first);
      const isLabel = label !== undefined && own.every((column) => ids.includes(column));
      return isLabel ? { label } : undefined;
    }
    for (const { index } of ids) {
      const inPlace = footerLabel(cellText(raw[index]));
      if (inPlace !== undefined) return { label: inPlace };
    }
    const id = cellText(raw[ids[0]?.index ?? -1]);
    const before = earlier;
    earlier = id;
    const beside = columns.filter(({ index, field }) => index === first && field.type !== 'text');
    if (label !== undefined && !beside.some((column) => isRead(column, raw)))
      if (tellsNothing(raw, first)) return id === '' ? { label } : 'perhaps';
    if (!isLast || id === '' || telling.length === 0 || above === 0) return undefined;
    const suspect = id === String(above) || (isWords(id) && !isWords(before));
    return suspect && tellsNothing(raw, -1) ? 'perhaps' : undefined;
  };
}

/** Letters without a digit, or with blanks or a colon between: no number of a patient as sites mostly give them. */
function isWords(text: string): boolean {
  if (!/\d/.test(text)) return /\p{L}/u.test(text);
  const word = text.search(/\p{L}{2}/u);
  return word !== -1 && /[\s:]/.test(text.slice(word));
}
