import { PANEL_ROWS, panelBase } from '../layout/panels.ts';
import { addGram } from './add-gram.ts';
import { livedHazard } from './cumulative-hazard.ts';
import {
  placeMarks,
  placeUntiedMarks,
  runningSums,
  runningSumsOfTwo,
  weighRows,
} from './panel-loops.ts';
import { CUT, LEAVE, OPEN, type PanelPlan, planPanel, SLOTS, TOP } from './plan-panel.ts';
import { MARK_CAPACITY, type RiskWorkspace } from './risk-workspace.ts';
import { subtractGrams, totalWeight } from './subtract-grams.ts';

/**
 * Fills `score` and `information` from the hazards.
 *
 * score = X'(weight x event - risk x H), H the hazard that a row lived through; information =
 * X' diag(risk x H) X - sum over groups of the weighted Gram matrix of the risk-set means. With S
 * and E the sums of risk x X over a group's risk set and events, both divided by the denominator,
 * the group's part of the latter is m SS' - c (SE' + ES') + e EE': the Gram matrix of the two rows
 * sqrt(m) S - c / sqrt(m) E and sqrt(e - c^2 / m) E.
 */
export function scoreInformation(ws: RiskWorkspace): void {
  const { layout, p, score, information } = ws;
  const { rowGram, meanGram, rowPanel, meanPanel, running, removed } = ws.scratch;
  const ld = p + 2;
  score.fill(0);
  rowGram.fill(0);
  meanGram.fill(0);
  running.fill(0);
  removed.fill(0);
  const state = { group: layout.groups - 1, segment: layout.segments - 1 };
  let filled = 0;
  const last = Math.floor((layout.rows - 1) / PANEL_ROWS) * PANEL_ROWS;
  for (let start = last; start >= 0; start -= PANEL_ROWS) {
    const length = Math.min(PANEL_ROWS, layout.rows - start);
    rowWeights(ws, start, length);
    const plan = planPanel(ws, start, length, state);
    for (let j = 0; j < p; j += 2) sweepColumns(ws, plan, start, length, j, filled);
    filled += plan.marks;
    addGram(rowGram, ld, rowPanel, PANEL_ROWS, length, p);
    if (filled >= PANEL_ROWS) {
      addGram(meanGram, ld, meanPanel, MARK_CAPACITY, filled, p);
      filled = 0;
    }
  }
  if (filled > 0) addGram(meanGram, ld, meanPanel, MARK_CAPACITY, filled, p);
  subtractGrams(information, p, rowGram, meanGram, ld, totalWeight(ws.groupWeight, layout.groups));
}

/** Columns j and j + 1 (if there is one) of a panel: score, row panel and mean panel. */
function sweepColumns(
  ws: RiskWorkspace,
  plan: PanelPlan,
  start: number,
  length: number,
  j: number,
  filled: number,
): void {
  const { p, panels, scratch, score, layout } = ws;
  const { prefix, running, rowPanel, rootHazard, residual, open } = scratch;
  const end = Math.min(j + 2, p);
  for (let k = j; k < end; k++) {
    const slots = (k - j) * SLOTS;
    prefix[slots + OPEN] = open[k]!;
    prefix[slots + TOP] = running[k]!;
  }
  let high = length;
  for (let c = 0; c < plan.cuts; c++) {
    const low = scratch.cut[c]!;
    const group = scratch.cutGroup[c]!;
    sumDown(ws, start, j, low, high);
    for (let k = j; k < end; k++) {
      running[k] = group < 0 ? 0 : freshSum(ws, group, k);
      prefix[(k - j) * SLOTS + CUT + c] = running[k]!;
    }
    high = low;
  }
  sumDown(ws, start, j, 0, high);
  for (let k = j; k < end; k++) {
    const base = start * p + k * PANEL_ROWS;
    const to = k * PANEL_ROWS;
    const slots = (k - j) * SLOTS;
    score[k]! += weighRows(rowPanel, to, panels, base, length, rootHazard, residual);
    if (plan.openAt >= 0) open[k] = prefix[slots + plan.openAt]!;
    markMeans(ws, plan, slots, k * MARK_CAPACITY + filled);
    if (layout.delayed !== null) subtractLeavers(ws, k, filled, plan.marks);
  }
}

function sumDown(ws: RiskWorkspace, start: number, j: number, low: number, high: number): void {
  const { p, panels, risk } = ws;
  const { prefix, running } = ws.scratch;
  const base = start * p + j * PANEL_ROWS;
  if (j + 1 < p) {
    runningSumsOfTwo(prefix, SLOTS, panels, base, risk, start, low, high, running, j);
  } else {
    runningSums(prefix, panels, base, risk, start, low, high, running, j);
  }
}

function markMeans(ws: RiskWorkspace, plan: PanelPlan, slots: number, to: number): void {
  const { meanPanel, prefix, markAt, markSum, markOpen, markEvents } = ws.scratch;
  if (plan.tied) {
    placeMarks(meanPanel, to, plan.marks, prefix, slots, markAt, markSum, markOpen, markEvents);
  } else {
    placeUntiedMarks(meanPanel, to, plan.marks, prefix, slots, markAt, markSum);
  }
}

/** Hazard lived through, as score residual and as square-root weight, for a panel's rows. */
function rowWeights(ws: RiskWorkspace, start: number, length: number): void {
  const { weight, risk, eventFactor } = ws;
  const { rowGroup, groupEventEnd } = ws.layout;
  const { residual, rootHazard } = ws.scratch;
  for (let i = 0; i < length; i++) {
    const row = start + i;
    const group = rowGroup[row]!;
    let event = 0;
    if (row < groupEventEnd[group]!) {
      event = eventFactor === null ? weight[row]! : weight[row]! * eventFactor[group]!;
    }
    const expected = risk[row]! * livedHazard(ws, row);
    residual[i] = event - expected;
    rootHazard[i] = Math.sqrt(expected);
  }
}

function subtractLeavers(ws: RiskWorkspace, j: number, filled: number, marks: number): void {
  const { p, panels, risk, scratch } = ws;
  const { meanPanel, markGroup, markLeave, markRemoved } = scratch;
  const { leaverStart, leaver } = ws.layout.delayed!;
  const to = j * MARK_CAPACITY + filled;
  const column = j * PANEL_ROWS;
  let sum = scratch.removed[j]!;
  for (let k = 0; k < marks; k++) {
    if (markLeave[k]! >= LEAVE.restart) sum = 0;
    if (markLeave[k] === LEAVE.subtract || markLeave[k] === LEAVE.restart) {
      const group = markGroup[k]!;
      for (let l = leaverStart[group]!; l < leaverStart[group + 1]!; l++) {
        const row = leaver[l]!;
        sum += risk[row]! * panels[panelBase(row, p) + column]!;
      }
    }
    meanPanel[to + k]! -= markRemoved[k]! * sum;
  }
  scratch.removed[j] = sum;
}

/** Sum of risk x column j over the rows at risk at a group that leave after it. */
function freshSum(ws: RiskWorkspace, group: number, j: number): number {
  const { p, panels, risk, layout } = ws;
  const { groupStart, delayed, segmentGroup } = layout;
  let segment = 0;
  while (segmentGroup[segment + 1]! <= group) segment++;
  const end = groupStart[segmentGroup[segment + 1]!]!;
  let sum = 0;
  for (let i = groupStart[group + 1]!; i < end; i++) {
    if (delayed!.entryGroup[i]! >= group) continue;
    sum += risk[i]! * panels[panelBase(i, p) + j * PANEL_ROWS]!;
  }
  return sum;
}
