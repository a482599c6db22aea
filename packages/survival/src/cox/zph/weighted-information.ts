import { accumulateHazard } from '../kernel/cumulative-hazard.ts';
import type { RiskWorkspace } from '../kernel/risk-workspace.ts';
import { scoreInformation } from '../kernel/score-information.ts';

export interface WeightedInformation {
  readonly score: Float64Array;
  readonly information: Float64Array;
}

/** Score and information with each group's contribution multiplied by `factor[g]` >= 0. */
export function weightedInformation(ws: RiskWorkspace, factor: Float64Array): WeightedInformation {
  const { p } = ws;
  const times = (values: Float64Array) => {
    const products = new Float64Array(values.length);
    for (let g = 0; g < products.length; g++) products[g] = values[g]! * factor[g]!;
    return products;
  };
  const cumulativeHazard = new Float64Array(factor.length);
  const cumulativeLow = new Float64Array(factor.length);
  accumulateHazard(ws.layout, times(ws.hazard), cumulativeHazard, cumulativeLow);
  const weighted: RiskWorkspace = {
    ...ws,
    eventFactor: factor,
    cumulativeHazard,
    cumulativeLow,
    eventRelief: times(ws.eventRelief),
    meanWeight: times(ws.meanWeight),
    crossWeight: times(ws.crossWeight),
    eventMeanWeight: times(ws.eventMeanWeight),
    score: new Float64Array(p),
    information: new Float64Array(p * p),
  };
  scoreInformation(weighted);
  return weighted;
}
