import type { RiskWorkspace } from '../kernel/risk-workspace.ts';
import { PANEL_ROWS, panelBase } from '../layout/panels.ts';
import type { RiskLayout } from '../layout/risk-layout.ts';

/** A layout whose arrays have room for `capacity` rows and whose sizes change from fit to fit. */
export type GrowingLayout = { -readonly [K in keyof RiskLayout]: RiskLayout[K] };

export function createGrowingLayout(capacity: number): GrowingLayout {
  return {
    rows: 0,
    order: new Int32Array(capacity),
    groups: 0,
    groupStart: new Int32Array(capacity + 1),
    groupEventEnd: new Int32Array(capacity),
    groupTime: new Float64Array(capacity),
    groupStratum: new Int32Array(capacity),
    rowGroup: new Int32Array(capacity),
    segments: 0,
    segmentGroup: new Int32Array(capacity + 1),
    delayed: null,
  };
}

/** The rows of a data set in the order of a layout, covariates row by row. */
export interface SortedRows {
  readonly order: Int32Array;
  readonly values: Float64Array;
  readonly p: number;
  readonly time: Float64Array;
  readonly event: Uint8Array;
  readonly stratum: Int32Array;
  readonly weight: Float64Array | null;
  readonly offset: Float64Array | null;
}

/**
 * Writes each sorted row that `counts` (by input row) has, with its groups and segments: once, its
 * weight times its copies, which are events of their own. Rows before the first event of their
 * stratum are left out. Returns the number of events.
 */
export function emitRows(
  source: SortedRows,
  counts: ArrayLike<number>,
  layout: GrowingLayout,
  ws: RiskWorkspace,
): number {
  const { order, time, event, stratum } = source;
  const { groupStart, groupEventEnd, groupTime, rowGroup, segmentGroup } = layout;
  const groupDeaths = ws.groupDeaths!;
  let rows = 0;
  let groups = 0;
  let segments = 0;
  let events = 0;
  let current = -1;
  for (let i = 0; i < order.length; i++) {
    const copies = counts[order[i]!]!;
    if (copies === 0) continue;
    const isEvent = event[i] === 1;
    const sameStratum = current >= 0 && layout.groupStratum[current] === stratum[i];
    if (!sameStratum) {
      if (!isEvent) continue;
      segmentGroup[segments++] = groups;
    }
    if (isEvent && !(sameStratum && groupTime[current] === time[i])) {
      current = groups++;
      groupStart[current] = rows;
      groupEventEnd[current] = rows;
      groupTime[current] = time[i]!;
      layout.groupStratum[current] = stratum[i]!;
      ws.groupWeight[current] = 0;
      groupDeaths[current] = 0;
    }
    const weight = source.weight === null ? copies : copies * source.weight[i]!;
    rowGroup[rows] = current;
    ws.weight[rows] = weight;
    if (source.offset !== null) ws.offset![rows] = source.offset[i]!;
    writeRow(source, i, ws.panels, rows);
    rows++;
    if (!isEvent) continue;
    groupEventEnd[current] = rows;
    ws.groupWeight[current]! += weight;
    groupDeaths[current]! += copies;
    events += copies;
  }
  groupStart[groups] = rows;
  segmentGroup[segments] = groups;
  layout.rows = rows;
  layout.groups = groups;
  layout.segments = segments;
  return events;
}

function writeRow(source: SortedRows, from: number, panels: Float64Array, to: number): void {
  const { values, p } = source;
  const base = panelBase(to, p);
  for (let j = 0; j < p; j++) panels[base + j * PANEL_ROWS] = values[from * p + j]!;
}
