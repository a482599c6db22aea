import type { CoxModel } from '../cox-model.ts';
import { createRiskWorkspace, type RiskWorkspace } from '../kernel/risk-workspace.ts';
import { setRisks } from '../kernel/set-risks.ts';
import { columnScaling } from '../layout/column-scaling.ts';
import { buildPanels } from '../layout/panels.ts';
import { linearPredictor } from '../linear-predictor.ts';
import { weightedInformation } from './weighted-information.ts';
import type { ZphBlocks } from './zph-test.ts';

/** Information and score of the kept columns and of their slopes over the transformed times. */
export function zphBlocks(
  model: CoxModel,
  kept: readonly number[],
  times: Float64Array,
): ZphBlocks {
  const { data, layout, ties, coefficients, means } = model;
  const p = kept.length;
  const columns = kept.map((j) => data.columns[j]!);
  const scaling = columnScaling(columns, data.weight);
  const ws = createRiskWorkspace({
    layout,
    panels: buildPanels(columns, layout.order, scaling, data.stratum),
    p,
    efron: ties === 'efron',
    weight: data.weight,
    offset: null,
  });
  setRisks(ws, linearPredictor(data, coefficients, means));
  const { groups, groupStart, order } = layout;
  const scaled = unitTimes(
    ws,
    Float64Array.from(groupStart.subarray(0, groups), (i) => times[order[i]!]!),
  );
  const plain = weightedInformation(ws, new Float64Array(groups).fill(1));
  const first = weightedInformation(ws, scaled.time);
  const second = weightedInformation(
    ws,
    scaled.time.map((value) => value * value),
  );
  const c = scaled.centre;
  return {
    p,
    scale: scaling.scale,
    plain: plain.information,
    first: first.information.map((value, k) => value - c * plain.information[k]!),
    second: second.information.map(
      (value, k) => value - 2 * c * first.information[k]! + c * c * plain.information[k]!,
    ),
    score: first.score.map((value, j) => value - c * plain.score[j]!),
  };
}

/** Times moved and scaled to [0, 1], and their mean over the events on that scale. */
function unitTimes(ws: RiskWorkspace, time: Float64Array): { time: Float64Array; centre: number } {
  const { groupStart, groupEventEnd } = ws.layout;
  const low = time.reduce((value, next) => Math.min(value, next), Number.POSITIVE_INFINITY);
  const high = time.reduce((value, next) => Math.max(value, next), Number.NEGATIVE_INFINITY);
  const range = high > low ? high - low : 1;
  const unit = time.map((value) => (value - low) / range);
  let sum = 0;
  let events = 0;
  for (let g = 0; g < unit.length; g++) {
    const deaths = groupEventEnd[g]! - groupStart[g]!;
    sum += deaths * unit[g]!;
    events += deaths;
  }
  return { time: unit, centre: sum / events };
}
