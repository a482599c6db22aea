import { radixOrder } from '../../time/radix-order.ts';
import type { CoxModel } from '../cox-model.ts';
import { fittedHazards } from '../fitted-hazards.ts';
import { createGroupSums, groupSums } from '../kernel/group-sums.ts';
import type { HazardState } from '../kernel/hazard-state.ts';

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
 * Baseline hazards of all strata: Breslow's sums, with Efron's increments when the fit's ties are
 * Efron's. R: `survival:::agsurv`.
 */
export function baselineSteps(model: CoxModel): BaselineSteps[] {
  const { data } = model;
  const strata = Math.max(1, data.strata.length);
  const state = fittedHazards(model);
  const increments = meanIncrements(model, state);
  const rows = rowsByStratum(data.time, data.stratum, strata);
  let group = 0;
  return rows.map((sorted, stratum) => {
    const counts = countTimes(model, sorted);
    const size = counts.time.length;
    const hazard = new Float64Array(size);
    const variance = new Float64Array(size);
    const means = data.columns.map(() => new Float64Array(size));
    const totals = new Float64Array(data.columns.length);
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
    return Float64Array.from(state.denominator, (denominator, g) => {
      const all = state.meanWeight[g]! * sums.all[g]!;
      return (all - state.crossWeight[g]! * sums.events[g]!) / denominator ** 2;
    });
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
  const weightOf = (row: number) => (data.weight === null ? 1 : data.weight[row]!);
  const ends: number[] = [];
  for (let k = 0; k < sorted.length; k++) {
    if (k + 1 === sorted.length || data.time[sorted[k + 1]!] !== data.time[sorted[k]!])
      ends.push(k);
  }
  const size = ends.length;
  const time = Float64Array.from(ends, (k) => data.time[sorted[k]!]!);
  const nRisk = new Float64Array(size);
  const nEvent = new Float64Array(size);
  const nCensor = new Float64Array(size);
  const { entry } = data;
  const byEntry = entry === null ? null : sorted.slice().sort((a, b) => entry[b]! - entry[a]!);
  let next = 0;
  let row = sorted.length - 1;
  let leaving = 0;
  let late = 0;
  for (let at = size - 1; at >= 0; at--) {
    for (; row >= 0 && data.time[sorted[row]!] === time[at]; row--) {
      const weight = weightOf(sorted[row]!);
      leaving += weight;
      if (data.event[sorted[row]!] === 1) nEvent[at]! += weight;
      else nCensor[at]! += weight;
    }
    if (byEntry !== null) {
      for (; next < byEntry.length && entry![byEntry[next]!]! >= time[at]!; next++) {
        late += weightOf(byEntry[next]!);
      }
    }
    nRisk[at] = leaving - late;
  }
  return { time, nRisk, nEvent, nCensor };
}
