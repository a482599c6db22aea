import type { RiskLayout } from '../layout/risk-layout.ts';

/** Risks of the rows and hazards of the groups at one linear predictor, see `groupHazards`. */
export interface HazardState {
  readonly layout: RiskLayout;
  readonly efron: boolean;
  /** Case weights in sorted order. */
  readonly weight: Float64Array;
  /** Sum of the case weights of each group's events. */
  readonly groupWeight: Float64Array;
  /** Events of each group where a row may stand for several; null when each stands for one. */
  readonly groupDeaths: Int32Array | null;

  /** weight x exp(linear predictor) of each sorted row. */
  readonly risk: Float64Array;
  /** Sum of risks over each group's risk set, and over its events. */
  readonly denominator: Float64Array;
  readonly eventRisk: Float64Array;
  /**
   * 1 for groups whose sums over the risk set are taken afresh: so many risks have been subtracted
   * before them that too few digits are left.
   */
  readonly refresh: Uint8Array;
  /** Hazard of each group, its sum from the segment's first group on, and what that sum lost. */
  readonly hazard: Float64Array;
  readonly cumulativeHazard: Float64Array;
  readonly cumulativeLow: Float64Array;
  /** What an event of the group is spared of its group's hazard (Efron's rule; else 0). */
  readonly eventRelief: Float64Array;
  /** Weights m, c and e of the means' products, see `scoreInformation`. */
  readonly meanWeight: Float64Array;
  readonly crossWeight: Float64Array;
  readonly eventMeanWeight: Float64Array;
}

export function createHazardState(
  layout: RiskLayout,
  efron: boolean,
  weight: Float64Array | null,
): HazardState {
  const { rows, groups } = layout;
  const sorted = new Float64Array(rows);
  sortWeights(layout, weight, sorted);
  const groupWeight = new Float64Array(groups);
  sumEvents(layout, sorted, groupWeight);
  const perGroup = () => new Float64Array(groups);
  return {
    layout,
    efron,
    weight: sorted,
    groupWeight,
    groupDeaths: null,
    risk: new Float64Array(rows),
    denominator: perGroup(),
    eventRisk: perGroup(),
    refresh: new Uint8Array(groups),
    hazard: perGroup(),
    cumulativeHazard: perGroup(),
    cumulativeLow: perGroup(),
    eventRelief: perGroup(),
    meanWeight: perGroup(),
    crossWeight: perGroup(),
    eventMeanWeight: perGroup(),
  };
}

/** Case weights in sorted order, 1 where there are none. */
export function sortWeights(
  { rows, order }: RiskLayout,
  weight: Float64Array | null,
  sorted: Float64Array,
): void {
  if (weight === null) sorted.fill(1);
  else for (let i = 0; i < rows; i++) sorted[i] = weight[order[i]!]!;
}

/** Sum of the sorted weights of each group's events. */
export function sumEvents(
  { groups, groupStart, groupEventEnd }: RiskLayout,
  weight: Float64Array,
  groupWeight: Float64Array,
): void {
  for (let g = 0; g < groups; g++) {
    let sum = 0;
    for (let i = groupStart[g]!; i < groupEventEnd[g]!; i++) sum += weight[i]!;
    groupWeight[g] = sum;
  }
}
