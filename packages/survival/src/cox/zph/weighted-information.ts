import type { RiskWorkspace } from '../kernel/risk-workspace.ts';
import { scoreInformation } from '../kernel/score-information.ts';

export interface WeightedInformation {
  readonly score: Float64Array;
  readonly information: Float64Array;
}

/** Score and information with each group's contribution multiplied by `factor[g]` >= 0. */
export function weightedInformation(ws: RiskWorkspace, factor: Float64Array): WeightedInformation {
  const { p } = ws;
  const times = (values: Float64Array) => values.map((value, g) => value * factor[g]!);
  const cumulativeHazard = times(ws.hazard);
  const { segmentGroup } = ws.layout;
  for (let s = 0; s + 1 < segmentGroup.length; s++) {
    for (let g = segmentGroup[s]! + 1; g < segmentGroup[s + 1]!; g++) {
      cumulativeHazard[g]! += cumulativeHazard[g - 1]!;
    }
  }
  const weighted: RiskWorkspace = {
    ...ws,
    eventFactor: factor,
    cumulativeHazard,
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
