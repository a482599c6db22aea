import { PANEL_ROWS, panelBase } from '../layout/panels.ts';
import { addGram } from './add-gram.ts';
import { OPEN, planPanel, TOP } from './plan-panel.ts';
import { type InformationScratch, MARK_CAPACITY, type RiskWorkspace } from './risk-workspace.ts';

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
  const { gram, rowPanel, meanPanel, running, removed, residual, rootHazard, prefix } = scratch;
  const ld = p + 2;
  score.fill(0);
  gram.fill(0);
  running.fill(0);
  removed.fill(0);
  const state = { group: layout.groups - 1, segment: layout.segmentGroup.length - 2 };
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
        if (c < plan.cuts) sum = 0;
        high = low;
      }
      running[j] = sum;
      score[j]! += gradient;
      if (plan.openAt >= 0) scratch.open[j] = prefix[plan.openAt]!;
      placeMeans(scratch, meanPanel, j * MARK_CAPACITY + filled, plan.marks);
      if (layout.delayed !== null) subtractLeavers(ws, j, filled, plan.marks);
    }
    filled += plan.marks;
    addGram(gram, ld, rowPanel, PANEL_ROWS, length, p, 1);
    if (filled >= PANEL_ROWS) {
      addGram(gram, ld, meanPanel, MARK_CAPACITY, filled, p, -1);
      filled = 0;
    }
  }
  if (filled > 0) addGram(gram, ld, meanPanel, MARK_CAPACITY, filled, p, -1);
  for (let a = 0; a < p; a++) {
    for (let b = a; b < p; b++) {
      information[a * p + b] = gram[a * ld + b]!;
      information[b * p + a] = gram[a * ld + b]!;
    }
  }
}

/** Hazard lived through, as score residual and as square-root weight, for a panel's rows. */
function rowWeights(ws: RiskWorkspace, start: number, length: number): void {
  const { layout, weight, risk, cumulativeHazard, eventRelief, eventFactor } = ws;
  const { rowGroup, groupEventEnd, delayed } = layout;
  const { residual, rootHazard } = ws.scratch;
  for (let i = 0; i < length; i++) {
    const row = start + i;
    const group = rowGroup[row]!;
    let hazard = cumulativeHazard[group]!;
    let event = 0;
    if (row < groupEventEnd[group]!) {
      hazard -= eventRelief[group]!;
      event = eventFactor === null ? weight[row]! : weight[row]! * eventFactor[group]!;
    }
    if (delayed !== null && delayed.entryGroup[row]! >= 0) {
      hazard -= cumulativeHazard[delayed.entryGroup[row]!]!;
    }
    const expected = risk[row]! * Math.max(hazard, 0);
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
    if (markLeave[k] !== 0) {
      if (markLeave[k] === 2) sum = 0;
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
