/** Rows per panel: 30 columns of a panel fit the first-level cache with room to spare. */
export const PANEL_ROWS = 128;
export const PANEL_SHIFT = 7;

export interface ColumnScaling {
  /** Subtracted from each column. */
  readonly centre: Float64Array;
  /** The centred column is multiplied by this. */
  readonly scale: Float64Array;
}

/**
 * Copies columns into panels of 128 sorted rows, column after column inside a panel, centred and
 * scaled. Sorted row i of column j stands at `panelBase(i, p) + j * PANEL_ROWS`. With strata each
 * column is centred in each stratum: no likelihood depends on it, and less cancels.
 */
export function buildPanels(
  columns: readonly ArrayLike<number>[],
  order: Int32Array,
  scaling: ColumnScaling,
  stratum: Int32Array | null,
): Float64Array {
  const p = columns.length;
  const rows = order.length;
  const panels = new Float64Array(Math.ceil(rows / PANEL_ROWS) * PANEL_ROWS * p);
  const n = p === 0 ? 0 : columns[0]!.length;
  const base = new Int32Array(n).fill(-1);
  for (let i = 0; i < rows; i++) base[order[i]!] = panelBase(i, p);
  for (let j = 0; j < p; j++) {
    if (stratum === null) scatter(columns[j]!, base, panels, j, scaling);
    else scatterStrata(columns[j]!, base, panels, j, scaling.scale[j]!, stratum);
  }
  return panels;
}

export const panelBase = (row: number, p: number): number =>
  (row >>> PANEL_SHIFT) * PANEL_ROWS * p + (row & (PANEL_ROWS - 1));

function scatter(
  column: ArrayLike<number>,
  base: Int32Array,
  panels: Float64Array,
  j: number,
  scaling: ColumnScaling,
): void {
  const centre = scaling.centre[j]!;
  const scale = scaling.scale[j]!;
  const shift = j * PANEL_ROWS;
  for (let i = 0; i < base.length; i++) {
    const to = base[i]!;
    if (to >= 0) panels[to + shift] = (column[i]! - centre) * scale;
  }
}

function scatterStrata(
  column: ArrayLike<number>,
  base: Int32Array,
  panels: Float64Array,
  j: number,
  scale: number,
  stratum: Int32Array,
): void {
  const strata = stratum.reduce((most, code) => Math.max(most, code), 0) + 1;
  const sum = new Float64Array(strata);
  const count = new Float64Array(strata);
  for (let i = 0; i < base.length; i++) {
    if (base[i]! < 0) continue;
    sum[stratum[i]!]! += column[i]!;
    count[stratum[i]!]!++;
  }
  const shift = j * PANEL_ROWS;
  for (let i = 0; i < base.length; i++) {
    const to = base[i]!;
    if (to < 0) continue;
    const code = stratum[i]!;
    panels[to + shift] = (column[i]! - sum[code]! / count[code]!) * scale;
  }
}
