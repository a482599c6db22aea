import { PANEL_ROWS, panelBase } from '../layout/panels.ts';
import { addGram } from './add-gram.ts';
import { livedHazard } from './cumulative-hazard.ts';
import { CUT, LEAVE, OPEN, planPanel, TOP } from './plan-panel.ts';
import { type InformationScratch, MARK_CAPACITY, type RiskWorkspace } from './risk-workspace.ts';

const CANCELLED = 1e-13;
const ROUNDING = 1e-22;

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
  const { layout, p, panels, risk, score, information } = ws;
  const { scratch } = ws;
  const { rowGram, meanGram, rowPanel, meanPanel, running, removed, residual, rootHazard, prefix } =
    scratch;
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
    for (let j = 0; j < p; j++) {
      const base = start * p + j * PANEL_ROWS;
      const rowBase = j * PANEL_ROWS;
      prefix[OPEN] = scratch.open[j]!;
      let sum = running[j]!;
      prefix[TOP] = sum;
      let gradient = 0;
      let high = length;
      for (let c = 0; c <= plan.cuts; c++) {
        const low = c < plan.cuts ? scratch.cut[c]! : 0;
        for (let i = high - 1; i >= low; i--) {
          const x = panels[base + i]!;
          sum += risk[start + i]! * x;
          prefix[i] = sum;
          gradient += residual[i]! * x;
          rowPanel[rowBase + i] = rootHazard[i]! * x;
        }
        if (c < plan.cuts) {
          sum = scratch.cutGroup[c]! < 0 ? 0 : freshSum(ws, scratch.cutGroup[c]!, j);
          prefix[CUT + c] = sum;
        }
        high = low;
      }
      running[j] = sum;
      score[j]! += gradient;
      if (plan.openAt >= 0) scratch.open[j] = prefix[plan.openAt]!;
      placeMeans(scratch, meanPanel, j * MARK_CAPACITY + filled, plan.marks);
      if (layout.delayed !== null) subtractLeavers(ws, j, filled, plan.marks);
    }
    filled += plan.marks;
    addGram(rowGram, ld, rowPanel, PANEL_ROWS, length, p);
    if (filled >= PANEL_ROWS) {
      addGram(meanGram, ld, meanPanel, MARK_CAPACITY, filled, p);
      filled = 0;
    }
  }
  if (filled > 0) addGram(meanGram, ld, meanPanel, MARK_CAPACITY, filled, p);
  subtractGrams(ws, information);
}

/**
 * information = row Gram - mean Gram. What is left of a column after its diagonal cancelled to
 * rounding, or was rounding from the start (columns have unit spread), is set to 0.
 */
function subtractGrams(ws: RiskWorkspace, information: Float64Array): void {
  const { p, scratch, groupWeight, layout } = ws;
  const { rowGram, meanGram } = scratch;
  const ld = p + 2;
  let events = 0;
  for (let g = 0; g < layout.groups; g++) events += groupWeight[g]!;
  for (let a = 0; a < p; a++) {
    for (let b = a; b < p; b++) {
      const value = rowGram[a * ld + b]! - meanGram[a * ld + b]!;
      information[a * p + b] = value;
      information[b * p + a] = value;
    }
  }
  for (let a = 0; a < p; a++) {
    const floor = Math.max(CANCELLED * rowGram[a * ld + a]!, ROUNDING * events);
    if (!(information[a * p + a]! <= floor)) continue;
    for (let b = 0; b < p; b++) {
      information[a * p + b] = 0;
      information[b * p + a] = 0;
    }
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

function placeMeans(
  scratch: InformationScratch,
  panel: Float64Array,
  to: number,
  marks: number,
): void {
  const { prefix, markAt, markOpen, markSum, markEvents } = scratch;
  for (let k = 0; k < marks; k++) {
    panel[to + k] = markSum[k]! * prefix[markAt[k]!]! + markEvents[k]! * prefix[markOpen[k]!]!;
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
