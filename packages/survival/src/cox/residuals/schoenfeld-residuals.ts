import type { CoxFit } from '../cox-fit.ts';
import { fittedHazards } from '../fitted-hazards.ts';
import { createGroupSums, groupSums } from '../kernel/group-sums.ts';
import { takeRows } from '../layout/take-rows.ts';
import { refuseExact } from '../refuse-exact.ts';
import { requireFit } from '../require-fit.ts';

export interface EventResiduals {
  /** Input row of each event, in the order stratum, time, input row. */
  readonly row: Int32Array;
  readonly time: Float64Array;
  /** Stratum code of each event. */
  readonly stratum: Int32Array;
  /** One array per column; null for columns without a residual. */
  readonly values: readonly (Float64Array | null)[];
}

/**
 * Schoenfeld residuals: each event's covariates minus their mean over the risk set, weighted by
 * the risks (with Efron's ties the mean of the means of the tied events).
 * R: `residuals(fit, 'schoenfeld')`. Throws SurvivalInputError for exact ties.
 */
export function schoenfeldResiduals(fit: CoxFit): EventResiduals {
  requireFit(fit);
  refuseExact(fit, 'Schoenfeld residuals');
  return eventResiduals(fit);
}

/** The same without the check: Breslow's means for a fit with exact ties. */
export function eventResiduals(fit: CoxFit): EventResiduals & { values: Float64Array[] } {
  const { data, layout, means } = fit.model;
  const state = fittedHazards(fit.model);
  const { hazard, eventRelief, groupWeight } = state;
  const { groupStart, groupEventEnd, groupStratum, order } = layout;
  const row = new Int32Array(data.nEvents);
  const stratum = new Int32Array(data.nEvents);
  const values = data.columns.map(() => new Float64Array(data.nEvents));
  const sums = createGroupSums(layout.groups);
  data.columns.forEach((column, j) => {
    groupSums(state, column, means[j]!, sums);
    const out = values[j]!;
    let next = 0;
    for (let g = 0; g < layout.groups; g++) {
      const relieved = hazard[g]! * sums.all[g]! - eventRelief[g]! * sums.events[g]!;
      const mean = relieved / groupWeight[g]!;
      for (let i = groupStart[g]!; i < groupEventEnd[g]!; i++) {
        out[next++] = column[order[i]!]! - means[j]! - mean;
      }
    }
  });
  let next = 0;
  for (let g = 0; g < layout.groups; g++) {
    for (let i = groupStart[g]!; i < groupEventEnd[g]!; i++) {
      row[next] = order[i]!;
      stratum[next++] = groupStratum[g]!;
    }
  }
  return { row, time: takeRows(data.time, row), stratum, values };
}
