import type { CoxModel } from '../cox-model.ts';
import { createLikelihood } from '../kernel/create-likelihood.ts';
import { columnScaling } from '../layout/column-scaling.ts';
import type { RiskLayout } from '../layout/risk-layout.ts';
import { linearPredictor } from '../linear-predictor.ts';
import type { ZphBlocks } from './zph-test.ts';

/** Information and score of the kept columns and of their slopes over the transformed times. */
export function zphBlocks(
  model: CoxModel,
  kept: readonly number[],
  times: Float64Array,
): ZphBlocks {
  const { data, layout, ties, coefficients } = model;
  const p = kept.length;
  const columns = kept.map((j) => data.columns[j]!);
  const scaling = columnScaling(columns, data.weight);
  const likelihood = createLikelihood({
    columns,
    scaling,
    layout,
    efron: ties === 'efron',
    weight: data.weight,
    offset: restOf(model, kept),
    stratum: data.stratum,
  });
  likelihood.evaluate(Float64Array.from(kept, (j, k) => coefficients[j]! / scaling.scale[k]!));
  const scaled = unitTimes(layout, times);
  const plain = {
    score: likelihood.score.slice(),
    information: likelihood.information.slice(),
  };
  const first = likelihood.weigh(scaled.time);
  const second = likelihood.weigh(scaled.time.map((value) => value * value));
  likelihood.release();
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

/** Offset and the part of the columns that are not kept in the linear predictor. */
function restOf({ data, coefficients, means }: CoxModel, kept: readonly number[]) {
  const rest = coefficients.map((value, j) => (kept.includes(j) ? 0 : value));
  return rest.every((value) => value === 0) ? data.offset : linearPredictor(data, rest, means);
}

/** Transformed event times moved and scaled to [0, 1], and their mean over the events there. */
function unitTimes(
  layout: RiskLayout,
  times: Float64Array,
): { time: Float64Array; centre: number } {
  const { groups, groupStart, groupEventEnd, order } = layout;
  const time = new Float64Array(groups);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let g = 0; g < groups; g++) {
    const value = times[order[groupStart[g]!]!]!;
    time[g] = value;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const range = high > low ? high - low : 1;
  let sum = 0;
  let events = 0;
  for (let g = 0; g < groups; g++) {
    const deaths = groupEventEnd[g]! - groupStart[g]!;
    time[g] = (time[g]! - low) / range;
    sum += deaths * time[g]!;
    events += deaths;
  }
  return { time, centre: sum / events };
}
