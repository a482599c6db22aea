import { PANEL_ROWS } from '../layout/panels.ts';
import type { RiskWorkspace } from './risk-workspace.ts';

/**
 * Slots of `prefix` past a panel's rows: the running sum on entering the panel from above, zero,
 * and the sum before the events of the group that was still open then.
 */
export const TOP = PANEL_ROWS;
const ZERO = PANEL_ROWS + 1;
export const OPEN = PANEL_ROWS + 2;

/** Next group and segment to end, counted down from panel to panel. */
export interface PlanState {
  group: number;
  segment: number;
}

export interface PanelPlan {
  /** Rows of the mean panel that this panel yields; described by the `mark...` arrays. */
  marks: number;
  /** Segments that end inside the panel or at its top, at the rows `cut`. */
  cuts: number;
  /** Slot of `prefix` to keep for the group left open at the panel's bottom, or -1. */
  openAt: number;
}

/** Lays down, once for all columns, where in a panel risk sets end and with which weights. */
export function planPanel(
  ws: RiskWorkspace,
  start: number,
  length: number,
  state: PlanState,
): PanelPlan {
  const { layout, scratch, denominator, meanWeight, crossWeight, eventMeanWeight } = ws;
  const { groupStart, groupEventEnd, segmentGroup } = layout;
  const plan: PanelPlan = { marks: 0, cuts: 0, openAt: -1 };
  cutAtSegmentEnd(ws, start, length, state, plan);
  let g = state.group;
  for (; g >= 0 && groupStart[g]! >= start; g--) {
    const last = g + 1 === segmentGroup[state.segment + 1];
    const root = Math.sqrt(meanWeight[g]!);
    const scale = 1 / denominator[g]!;
    const at = groupStart[g]! - start;
    scratch.markRemoved[plan.marks] = root * scale;
    scratch.markLeave[plan.marks] = last ? 2 : 1;
    if (crossWeight[g]! > 0) {
      const cross = crossWeight[g]! / root;
      const rest = Math.sqrt(Math.max(0, eventMeanWeight[g]! - cross * cross));
      const open = eventSlot(ws, g, start, length, last);
      addMark(ws, plan, g, at, open, (root - cross) * scale, cross * scale);
      scratch.markRemoved[plan.marks] = 0;
      scratch.markLeave[plan.marks] = 0;
      addMark(ws, plan, g, at, open, rest * scale, -rest * scale);
    } else {
      addMark(ws, plan, g, at, ZERO, root * scale, 0);
    }
    if (g === segmentGroup[state.segment] && state.segment > 0) {
      state.segment--;
      cutAtSegmentEnd(ws, start, length, state, plan);
    }
  }
  state.group = g;
  if (g >= 0 && crossWeight[g]! > 0 && groupEventEnd[g]! > start) {
    const last = g + 1 === segmentGroup[state.segment + 1];
    const slot = eventSlot(ws, g, start, length, last);
    plan.openAt = slot === OPEN ? -1 : slot;
  }
  return plan;
}

function addMark(
  ws: RiskWorkspace,
  plan: PanelPlan,
  group: number,
  at: number,
  open: number,
  sum: number,
  events: number,
): void {
  const { scratch } = ws;
  const k = plan.marks++;
  scratch.markGroup[k] = group;
  scratch.markAt[k] = at;
  scratch.markOpen[k] = open;
  scratch.markSum[k] = sum;
  scratch.markEvents[k] = events;
}

/** Notes the end of the current segment if it lies in this panel or at its top. */
function cutAtSegmentEnd(
  ws: RiskWorkspace,
  start: number,
  length: number,
  state: PlanState,
  plan: PanelPlan,
): void {
  const { groupStart, segmentGroup } = ws.layout;
  const end = groupStart[segmentGroup[state.segment + 1]!]!;
  if (end > start && end <= start + length) ws.scratch.cut[plan.cuts++] = end - start;
}

/** Slot of `prefix` that holds the sum over the rows above the group's events. */
function eventSlot(
  ws: RiskWorkspace,
  g: number,
  start: number,
  length: number,
  lastOfSegment: boolean,
): number {
  const end = ws.layout.groupEventEnd[g]!;
  if (lastOfSegment && end === ws.layout.groupStart[g + 1]) return ZERO;
  if (end < start + length) return end - start;
  return end === start + length ? TOP : OPEN;
}
