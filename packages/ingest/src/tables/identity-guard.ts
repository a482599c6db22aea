import { cellText } from '../raw/cell-text.ts';
import type { Cell } from '../raw/raw-sheet.ts';
import type { PlannedColumn } from './plan-columns.ts';

const SAMPLED = 20;
const SHORTEST = 3;

/** Whether the value of a column, in a row of cells, may identify a patient although its field does not. */
export type IdentityGuard = (column: PlannedColumn, text: string, raw: readonly Cell[]) => boolean;

/**
 * Where cells are shifted, a column holds what belongs into another one. A value may identify a patient if it stands in an
 * identifying column of its row as well, or, where no number or date is expected, if it has digits and the form of those values.
 */
export function identityGuard(
  columns: readonly PlannedColumn[],
  rows: readonly (readonly Cell[])[],
): IdentityGuard {
  const identifying = columns.filter(({ field }) => field.identifying);
  const textsOf = (raw: readonly Cell[]) => identifying.map(({ index }) => cellText(raw[index]));
  let forms: Set<string> | undefined;
  return ({ field }, text, raw) => {
    if (identifying.length === 0 || text.length < SHORTEST) return false;
    if (textsOf(raw).includes(text)) return true;
    if (!/\d/.test(text) || /^(?:number|integer|date)$/.test(field.type)) return false;
    forms ??= new Set(rows.slice(0, SAMPLED).flatMap(textsOf).map(form));
    return forms.has(form(text));
  };
}

function form(text: string): string {
  return text.replace(/\p{L}/gu, 'a').replace(/\d/g, '9');
}
