import { buildPanels } from '../layout/panels.ts';
import { accumulateHazard } from './cumulative-hazard.ts';
import type { Likelihood, LikelihoodInput, WeightedInformation } from './likelihood.ts';
import { partialLikelihood } from './partial-likelihood.ts';
import { createRiskWorkspace, type RiskWorkspace } from './risk-workspace.ts';
import { scoreInformation } from './score-information.ts';

/** The likelihood in plain TypeScript: any layout, and what the compiled kernel is held against. */
export function plainLikelihood(
  input: LikelihoodInput,
  compute: (ws: RiskWorkspace, beta: Float64Array) => number = partialLikelihood,
): Likelihood {
  const { columns, layout, scaling, stratum } = input;
  const ws = createRiskWorkspace({
    ...input,
    panels: buildPanels(columns, layout.order, scaling, stratum),
    p: columns.length,
  });
  return {
    score: ws.score,
    information: ws.information,
    evaluate: (beta) => compute(ws, beta),
    weigh: (factor) => weightedInformation(ws, factor),
    release: () => {},
  };
}

function weightedInformation(ws: RiskWorkspace, factor: Float64Array): WeightedInformation {
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
