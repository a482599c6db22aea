import type { RiskWorkspace } from '../kernel/risk-workspace.ts';
import { PANEL_ROWS, panelBase } from '../layout/panels.ts';

/** Sums over a risk set: of risk, risk x, risk xx', and of those times q = x'Wx. */
interface MomentSums {
  weight: number;
  readonly first: Float64Array;
  readonly second: Float64Array;
  quadratic: number;
  readonly quadraticFirst: Float64Array;
}

const createSums = (p: number): MomentSums => ({
  weight: 0,
  first: new Float64Array(p),
  second: new Float64Array(p * p),
  quadratic: 0,
  quadraticFirst: new Float64Array(p),
});

/**
 * Adds to `score` half the derivative of log |information|, 1/2 tr(W dI/dbeta), with W the inverse
 * information. Each risk set contributes its third cumulant contracted with W:
 * cov(q, x) - 2 C W m, q = x'Wx, m and C mean and covariance of x. Risks are those last evaluated.
 */
export function addFirthScore(ws: RiskWorkspace, inverse: Float64Array, score: Float64Array): void {
  const { layout, p, groupWeight, efron } = ws;
  const { groupStart, groupEventEnd, segmentGroup, delayed } = layout;
  const all = createSums(p);
  const events = createSums(p);
  for (let s = layout.segments - 1; s >= 0; s--) {
    clear(all);
    for (let g = segmentGroup[s + 1]! - 1; g >= segmentGroup[s]!; g--) {
      if (delayed !== null) {
        for (let k = delayed.leaverStart[g]!; k < delayed.leaverStart[g + 1]!; k++) {
          addRow(ws, inverse, all, delayed.leaver[k]!, -1);
        }
        if (ws.refresh[g] === 1) {
          clear(all);
          for (let i = groupStart[g + 1]!; i < groupStart[segmentGroup[s + 1]!]!; i++) {
            if (delayed.entryGroup[i]! < g) addRow(ws, inverse, all, i, 1);
          }
        }
      }
      clear(events);
      for (let i = groupStart[g + 1]! - 1; i >= groupStart[g]!; i--) {
        addRow(ws, inverse, all, i, 1);
        if (i < groupEventEnd[g]!) addRow(ws, inverse, events, i, 1);
      }
      const deaths = groupEventEnd[g]! - groupStart[g]!;
      const steps = efron ? deaths : 1;
      const each = groupWeight[g]! / steps;
      for (let k = 0; k < steps; k++) {
        addCumulant(p, all, events, k / steps, each, inverse, score);
      }
    }
  }
}

function clear(sums: MomentSums): void {
  sums.weight = 0;
  sums.quadratic = 0;
  sums.first.fill(0);
  sums.second.fill(0);
  sums.quadraticFirst.fill(0);
}

function addRow(
  ws: RiskWorkspace,
  inverse: Float64Array,
  sums: MomentSums,
  row: number,
  sign: number,
): void {
  const { p, panels } = ws;
  const base = panelBase(row, p);
  const risk = sign * ws.risk[row]!;
  let quadratic = 0;
  for (let a = 0; a < p; a++) {
    const x = panels[base + a * PANEL_ROWS]!;
    sums.first[a]! += risk * x;
    for (let b = 0; b < p; b++) {
      const product = x * panels[base + b * PANEL_ROWS]!;
      sums.second[a * p + b]! += risk * product;
      quadratic += inverse[a * p + b]! * product;
    }
  }
  sums.weight += risk;
  sums.quadratic += risk * quadratic;
  for (let a = 0; a < p; a++) {
    sums.quadraticFirst[a]! += risk * quadratic * panels[base + a * PANEL_ROWS]!;
  }
}

/** One denominator of a group: the risk set with `share` of its events' risk taken away. */
function addCumulant(
  p: number,
  all: MomentSums,
  events: MomentSums,
  share: number,
  each: number,
  inverse: Float64Array,
  score: Float64Array,
): void {
  const scale = 1 / (all.weight - share * events.weight);
  const mean = all.first.map((sum, a) => (sum - share * events.first[a]!) * scale);
  const quadratic = (all.quadratic - share * events.quadratic) * scale;
  const weighted = new Float64Array(p);
  let crossed = 0;
  for (let a = 0; a < p; a++) {
    for (let b = 0; b < p; b++) weighted[a]! += inverse[a * p + b]! * mean[b]!;
    crossed += weighted[a]! * mean[a]!;
  }
  for (let j = 0; j < p; j++) {
    const product = (all.quadraticFirst[j]! - share * events.quadraticFirst[j]!) * scale;
    let second = 0;
    for (let a = 0; a < p; a++) {
      const at = a * p + j;
      second += weighted[a]! * (all.second[at]! - share * events.second[at]!);
    }
    const cumulant = product - quadratic * mean[j]! - 2 * (second * scale - crossed * mean[j]!);
    score[j]! += 0.5 * each * cumulant;
  }
}
