import { PANEL_ROWS } from '../layout/panels.ts';
import type { RiskWorkspace } from './risk-workspace.ts';

/**
 * Fills `risk` with weight x exp(offset + x'beta). Returns the events' weighted sum of linear
 * predictors, the first part of the log partial likelihood.
 */
export function riskScores(ws: RiskWorkspace, beta: Float64Array): number {
  const { layout, p, panels, risk, weight, offset } = ws;
  const rows = layout.rows;
  if (offset === null && beta.every((b) => b === 0)) {
    for (let i = 0; i < rows; i++) risk[i] = weight[i]!;
    return 0;
  }
  for (let start = 0; start < rows; start += PANEL_ROWS) {
    const length = Math.min(PANEL_ROWS, rows - start);
    if (offset === null) risk.fill(0, start, start + length);
    else for (let i = start; i < start + length; i++) risk[i] = offset[i]!;
    addLinearPredictor(risk, start, length, panels, start * p, p, beta);
  }
  const { groupStart, groupEventEnd, groups } = layout;
  let events = 0;
  for (let g = 0; g < groups; g++) {
    const end = groupEventEnd[g]!;
    for (let i = groupStart[g]!; i < end; i++) events += weight[i]! * risk[i]!;
  }
  for (let i = 0; i < rows; i++) risk[i] = weight[i]! * Math.exp(risk[i]!);
  return events;
}

function addLinearPredictor(
  eta: Float64Array,
  start: number,
  length: number,
  panels: Float64Array,
  base: number,
  p: number,
  beta: Float64Array,
): void {
  let j = 0;
  for (; j + 3 < p; j += 4) {
    const b0 = beta[j]!;
    const b1 = beta[j + 1]!;
    const b2 = beta[j + 2]!;
    const b3 = beta[j + 3]!;
    let c0 = base + j * PANEL_ROWS;
    for (let i = start; i < start + length; i++, c0++) {
      eta[i]! +=
        b0 * panels[c0]! +
        b1 * panels[c0 + PANEL_ROWS]! +
        (b2 * panels[c0 + 2 * PANEL_ROWS]! + b3 * panels[c0 + 3 * PANEL_ROWS]!);
    }
  }
  for (; j < p; j++) {
    const b = beta[j]!;
    let c = base + j * PANEL_ROWS;
    for (let i = start; i < start + length; i++, c++) eta[i]! += b * panels[c]!;
  }
}
