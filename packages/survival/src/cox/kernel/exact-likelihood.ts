import { PANEL_ROWS, panelBase } from '../layout/panels.ts';
import { groupDeaths } from '../layout/risk-layout.ts';
import type { RiskWorkspace } from './risk-workspace.ts';
import { addToSubsets, createSubsetMoments, type SubsetMoments } from './subset-moments.ts';

/**
 * The exact (conditional logistic) log partial likelihood for tied events at `beta`; fills the score
 * and the information. Case weights are not defined for it. Work grows with the largest number of
 * ties, not with the number of subsets (Gail, Lubin and Rubinstein 1981, in terms of moments).
 */
export function exactLikelihood(ws: RiskWorkspace, beta: Float64Array): number {
  const { layout, p, score, information } = ws;
  const x = new Float64Array(p);
  let most = 0;
  for (let g = 0; g < layout.groups; g++) most = Math.max(most, groupDeaths(layout, g));
  const moments = createSubsetMoments(p, most);
  score.fill(0);
  information.fill(0);
  let loglik = 0;
  for (let s = layout.segments - 1; s >= 0; s--) {
    const first = layout.segmentGroup[s]!;
    const end = layout.segmentGroup[s + 1]!;
    let size = 0;
    for (let g = first; g < end; g++) size = Math.max(size, groupDeaths(layout, g));
    moments.added = 0;
    for (let g = end - 1; g >= first; g--) {
      const deaths = groupDeaths(layout, g);
      if (layout.delayed === null) {
        for (let i = layout.groupStart[g + 1]! - 1; i >= layout.groupStart[g]!; i--) {
          addToSubsets(moments, readRow(ws, i, beta, x), x, size);
        }
      } else {
        moments.added = 0;
        for (let i = layout.groupStart[end]! - 1; i >= layout.groupStart[g]!; i--) {
          if (layout.delayed.entryGroup[i]! >= g) continue;
          addToSubsets(moments, readRow(ws, i, beta, x), x, deaths);
        }
      }
      for (let i = layout.groupStart[g]!; i < layout.groupEventEnd[g]!; i++) {
        loglik += readRow(ws, i, beta, x);
        for (let a = 0; a < p; a++) score[a]! += x[a]!;
      }
      loglik -= moments.logTotal[deaths]!;
      addMoments(moments, deaths, score, information);
    }
  }
  for (let a = 0; a < p; a++) {
    for (let b = 0; b < a; b++) information[a * p + b] = information[b * p + a]!;
  }
  return loglik;
}

/** Copies a row's covariates into `x` and returns its linear predictor. */
function readRow(ws: RiskWorkspace, row: number, beta: Float64Array, x: Float64Array): number {
  const { p, panels, offset } = ws;
  const base = panelBase(row, p);
  let eta = offset === null ? 0 : offset[row]!;
  for (let a = 0; a < p; a++) {
    const value = panels[base + a * PANEL_ROWS]!;
    x[a] = value;
    eta += beta[a]! * value;
  }
  return eta;
}

function addMoments(
  moments: SubsetMoments,
  size: number,
  score: Float64Array,
  information: Float64Array,
): void {
  const { p, mean, covariance } = moments;
  for (let a = 0; a < p; a++) {
    score[a]! -= mean[size * p + a]!;
    for (let b = a; b < p; b++) {
      information[a * p + b]! += covariance[size * p * p + a * p + b]!;
    }
  }
}
