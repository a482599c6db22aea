import { PANEL_ROWS } from '../layout/panels.ts';
import type { RiskWorkspace } from './risk-workspace.ts';

/**
 * Slots of `prefix` past a panel's rows: the running sum on entering the panel from above, zero,
 * the sum before the events of the group that was still open then, and from `CUT` on the sums with
 * which summing starts again at each cut.
 */
export const TOP = PANEL_ROWS;
const ZERO = PANEL_ROWS + 1;
export const OPEN = PANEL_ROWS + 2;
export const CUT = PANEL_ROWS + 3;
/** Slots of one column; `prefix` has those of two. */
export const SLOTS = 2 * PANEL_ROWS + 5;

/** What to do with those that have not entered yet when a mark is reached. */
export const LEAVE = { keep: 0, subtract: 1, restart: 2, restartWithout: 3 } as const;

/** Next group and segment to end, counted down from panel to panel. */
export interface PlanState {
  group: number;
  segment: number;
}

export interface PanelPlan {
  /** Rows of the mean panel that this panel yields; described by the `mark...` arrays. */
  marks: number;
  /** Places inside the panel or at its top where summing starts again, at the rows `cut`. */
  cuts: number;
  /** True when some mark reads a second slot. */
  tied: boolean;
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
  const plan: PanelPlan = { marks: 0, cuts: 0, tied: false, openAt: -1 };
  cutAbove(ws, start, length, state, state.group, plan);
  let g = state.group;
  for (; g >= 0 && groupStart[g]! >= start; g--) {
    const last = g + 1 === segmentGroup[state.segment + 1];
    const root = Math.sqrt(meanWeight[g]!);
    const scale = 1 / denominator[g]!;
    const at = groupStart[g]! - start;
    scratch.markRemoved[plan.marks] = root * scale;
    const fresh = ws.refresh[g] === 1;
    scratch.markLeave[plan.marks] = fresh
      ? LEAVE.restartWithout
      : last
        ? LEAVE.restart
        : LEAVE.subtract;
    if (crossWeight[g]! > 0) {
      plan.tied = true;
      const cross = crossWeight[g]! / root;
      const rest = Math.sqrt(Math.max(0, eventMeanWeight[g]! - cross * cross));
      const open = eventSlot(ws, g, start, length, last, plan);
      addMark(ws, plan, g, at, open, (root - cross) * scale, cross * scale);
      scratch.markRemoved[plan.marks] = 0;
      scratch.markLeave[plan.marks] = LEAVE.keep;
      addMark(ws, plan, g, at, open, rest * scale, -rest * scale);
    } else {
      addMark(ws, plan, g, at, ZERO, root * scale, 0);
    }
    if (g === segmentGroup[state.segment] && state.segment > 0) state.segment--;
    cutAbove(ws, start, length, state, g - 1, plan);
  }
  state.group = g;
  if (g >= 0 && crossWeight[g]! > 0 && groupEventEnd[g]! > start) {
    const last = g + 1 === segmentGroup[state.segment + 1];
    const slot = eventSlot(ws, g, start, length, last, plan);
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

/** Notes that summing starts again above a group's rows, if it does and in this panel. */
function cutAbove(
  ws: RiskWorkspace,
  start: number,
  length: number,
  state: PlanState,
  group: number,
  plan: PanelPlan,
): void {
  if (group < 0) return;
  const { groupStart, segmentGroup } = ws.layout;
  const top = groupStart[group + 1]!;
  if (top <= start || top > start + length) return;
  const fresh = ws.refresh[group] === 1;
  if (!fresh && group + 1 !== segmentGroup[state.segment + 1]) return;
  ws.scratch.cut[plan.cuts] = top - start;
  ws.scratch.cutGroup[plan.cuts] = fresh ? group : -1;
  plan.cuts++;
}

/** Slot of `prefix` that holds the sum over the rows above the group's events. */
function eventSlot(
  ws: RiskWorkspace,
  g: number,
  start: number,
  length: number,
  lastOfSegment: boolean,
  plan: PanelPlan,
): number {
  const end = ws.layout.groupEventEnd[g]!;
  if (end === ws.layout.groupStart[g + 1] && end <= start + length) {
    if (lastOfSegment) return ZERO;
    if (ws.refresh[g] === 1) return CUT + plan.cuts - 1;
  }
  if (end < start + length) return end - start;
  return end === start + length ? TOP : OPEN;
}
