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
  columns: readonly Float64Array[],
  order: Int32Array,
  scaling: ColumnScaling,
  stratum: Int32Array | null,
): Float64Array {
  const p = columns.length;
  const rows = order.length;
  const panels = new Float64Array(Math.ceil(rows / PANEL_ROWS) * PANEL_ROWS * p);
  const n = p === 0 ? 0 : columns[0]!.length;
  const place = new Int32Array(n).fill(-1);
  for (let i = 0; i < rows; i++) place[order[i]!] = i;
  const sorted = new Float64Array(rows);
  for (let j = 0; j < p; j++) {
    scatter(columns[j]!, place, sorted);
    const centre = scaling.centre[j]!;
    if (stratum === null) toPanels(sorted, panels, j, p, centre, scaling.scale[j]!);
    else {
      centreByStratum(sorted, order, stratum);
      toPanels(sorted, panels, j, p, 0, scaling.scale[j]!);
    }
  }
  return panels;
}

export const panelBase = (row: number, p: number): number =>
  (row >>> PANEL_SHIFT) * PANEL_ROWS * p + (row & (PANEL_ROWS - 1));

/** Reading in order and writing out of order is faster than the other way round. */
function scatter(column: Float64Array, place: Int32Array, sorted: Float64Array): void {
  for (let i = 0; i < place.length; i++) {
    const to = place[i]!;
    if (to >= 0) sorted[to] = column[i]!;
  }
}

function toPanels(
  sorted: Float64Array,
  panels: Float64Array,
  j: number,
  p: number,
  centre: number,
  scale: number,
): void {
  const rows = sorted.length;
  let to = j * PANEL_ROWS;
  for (let start = 0; start < rows; start += PANEL_ROWS) {
    const end = Math.min(start + PANEL_ROWS, rows);
    for (let i = start, k = to; i < end; i++, k++) panels[k] = (sorted[i]! - centre) * scale;
    to += p * PANEL_ROWS;
  }
}

function centreByStratum(sorted: Float64Array, order: Int32Array, stratum: Int32Array): void {
  for (let start = 0; start < sorted.length; ) {
    const code = stratum[order[start]!]!;
    let end = start;
    let sum = 0;
    for (; end < sorted.length && stratum[order[end]!] === code; end++) sum += sorted[end]!;
    const mean = sum / (end - start);
    for (let i = start; i < end; i++) sorted[i]! -= mean;
    start = end;
  }
}
