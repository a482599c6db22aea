import { radixOrder } from '../../time/radix-order.ts';
import type { CoxModel } from '../cox-model.ts';
import { fittedHazards } from '../fitted-hazards.ts';
import { createGroupSums, groupSums } from '../kernel/group-sums.ts';
import type { HazardState } from '../kernel/hazard-state.ts';
import { takeRows } from '../layout/take-rows.ts';

/** Baseline of one stratum at each of its distinct times, censoring times included. */
export interface BaselineSteps {
  /** Code of the stratum, 0 without strata. */
  readonly stratum: number;
  readonly n: number;
  readonly time: Float64Array;
  /** Weighted numbers at risk just before, with an event at, and censored at each time. */
  readonly nRisk: Float64Array;
  readonly nEvent: Float64Array;
  readonly nCensor: Float64Array;
  /** Cumulative hazard of a row at the columns' means and the mean offset. */
  readonly hazard: Float64Array;
  /** Its variance at known coefficients. */
  readonly variance: Float64Array;
  /** Integral of the centred risk-set mean of each column over the hazard. */
  readonly means: readonly Float64Array[];
}

/**
 * Baseline hazards of all strata (`means` empty if not wanted): Breslow's sums, with Efron's increments when the fit's ties are
 * Efron's. R: `survival:::agsurv`.
 */
export function baselineSteps(model: CoxModel, withMeans = true): BaselineSteps[] {
  const { data } = model;
  const strata = Math.max(1, data.strata.length);
  const state = fittedHazards(model);
  const increments = withMeans ? meanIncrements(model, state) : [];
  const rows = rowsByStratum(data.time, data.stratum, strata);
  let group = 0;
  return rows.map((sorted, stratum) => {
    const counts = countTimes(model, sorted);
    const size = counts.time.length;
    const hazard = new Float64Array(size);
    const variance = new Float64Array(size);
    const means = increments.map(() => new Float64Array(size));
    const totals = new Float64Array(increments.length);
    let total = 0;
    let spread = 0;
    for (let k = 0; k < size; k++) {
      if (group < model.layout.groups && isAt(model, group, stratum, counts.time[k]!)) {
        total += state.hazard[group]!;
        spread += state.meanWeight[group]! / state.denominator[group]! ** 2;
        for (let j = 0; j < totals.length; j++) totals[j]! += increments[j]![group]!;
        group++;
      }
      hazard[k] = total;
      variance[k] = spread;
      for (let j = 0; j < totals.length; j++) means[j]![k] = totals[j]!;
    }
    return { stratum, n: sorted.length, ...counts, hazard, variance, means };
  });
}

const isAt = ({ layout }: CoxModel, group: number, stratum: number, time: number) =>
  layout.groupStratum[group] === stratum && layout.groupTime[group] === time;

/** Each group's hazard times its risk-set mean, by column; columns centred at `model.means`. */
function meanIncrements(model: CoxModel, state: HazardState): Float64Array[] {
  const { layout, data, means } = model;
  const sums = createGroupSums(layout.groups);
  return data.columns.map((column, j) => {
    groupSums(state, column, means[j]!, sums);
    const increment = new Float64Array(layout.groups);
    for (let g = 0; g < layout.groups; g++) {
      const all = state.meanWeight[g]! * sums.all[g]!;
      const events = state.crossWeight[g]! * sums.events[g]!;
      increment[g] = (all - events) / state.denominator[g]! ** 2;
    }
    return increment;
  });
}

/** Rows of each stratum in order of time. */
function rowsByStratum(
  time: Float64Array,
  stratum: Int32Array | null,
  strata: number,
): Int32Array[] {
  const order = radixOrder(time);
  if (stratum === null) return [Int32Array.from(order)];
  const sizes = new Int32Array(strata);
  for (let i = 0; i < stratum.length; i++) sizes[stratum[i]!]!++;
  const rows = Array.from(sizes, (size) => new Int32Array(size));
  sizes.fill(0);
  for (let k = 0; k < order.length; k++) {
    const s = stratum[order[k]!]!;
    rows[s]![sizes[s]!++] = order[k]!;
  }
  return rows;
}

function countTimes({ data }: CoxModel, sorted: Int32Array) {
  const times = takeRows(data.time, sorted);
  let size = 0;
  const ends = new Int32Array(times.length);
  for (let k = 0; k < times.length; k++) if (times[k + 1] !== times[k]) ends[size++] = k;
  const time = new Float64Array(size);
  const nRisk = new Float64Array(size);
  const nEvent = new Float64Array(size);
  const nCensor = new Float64Array(size);
  const { entry, weight, event } = data;
  const byEntry = entry === null ? null : sorted.slice().sort((a, b) => entry[b]! - entry[a]!);
  let next = 0;
  let leaving = 0;
  let late = 0;
  for (let at = size - 1; at >= 0; at--) {
    const first = at === 0 ? 0 : ends[at - 1]! + 1;
    time[at] = times[first]!;
    for (let k = ends[at]!; k >= first; k--) {
      const row = sorted[k]!;
      const share = weight === null ? 1 : weight[row]!;
      leaving += share;
      if (event[row] === 1) nEvent[at]! += share;
      else nCensor[at]! += share;
    }
    if (byEntry !== null) {
      for (; next < byEntry.length && entry![byEntry[next]!]! >= time[at]!; next++) {
        late += weight === null ? 1 : weight[byEntry[next]!]!;
      }
    }
    nRisk[at] = leaving - late;
  }
  return { time, nRisk, nEvent, nCensor };
}
