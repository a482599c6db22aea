import { requireColumn } from '../errors/require-column.ts';
import { requireObject } from '../errors/require-object.ts';
import { requirePositive } from '../errors/require-positive.ts';
import { SurvivalInputError } from '../errors/survival-input-error.ts';
import { mergeNearTies, TIE_TOLERANCE } from './merge-near-ties.ts';
import { radixOrder } from './radix-order.ts';

export interface RepairTimesInput {
  readonly time: ArrayLike<number>;
  /** Start of each interval (entry, time], for left truncation or start-stop data. */
  readonly entry?: ArrayLike<number>;
  readonly tolerance?: number;
}

export interface RepairedTimes {
  /** The given array itself if nothing was merged. */
  readonly time: Float64Array;
  readonly entry: Float64Array | null;
  /** Number of distinct values that vanished. */
  readonly merged: number;
}

/**
 * Times that differ by rounding only are made equal: distinct values (entry and time together)
 * closer than `tolerance`, absolutely or relative to the mean absolute distinct value, take the
 * value of the first of their run. R: `aeqSurv(Surv(entry, time, event))`, the `timefix` rule.
 * Throws SurvivalInputError on values that are not finite, unequal lengths, and when an interval
 * would collapse to length 0.
 */
export function repairTimes(input: RepairTimesInput): RepairedTimes {
  requireObject(input, 'input', 'an object with time');
  const { tolerance = TIE_TOLERANCE } = input;
  requirePositive(tolerance, 'tolerance');
  const time = requireColumn(input.time, 'time');
  const entry = input.entry === undefined ? null : requireColumn(input.entry, 'entry', time.length);
  const timeOrder = radixOrder(time);
  const entryOrder = entry && radixOrder(entry);
  const sortedTime = gather(time, timeOrder);
  const sortedEntry = entry && gather(entry, entryOrder!);
  const merged = mergeNearTies(sortedTime, sortedEntry, tolerance);
  if (merged === 0) return { time, entry, merged };
  const newTime = spread(sortedTime, timeOrder);
  const newEntry = sortedEntry && spread(sortedEntry, entryOrder!);
  if (entry && newEntry) refuseCollapse(time, entry, newTime, newEntry);
  return { time: newTime, entry: newEntry, merged };
}

function gather(values: Float64Array, order: Uint32Array): Float64Array {
  const sorted = new Float64Array(values.length);
  for (let k = 0; k < order.length; k++) sorted[k] = values[order[k]!]!;
  return sorted;
}

function spread(sorted: Float64Array, order: Uint32Array): Float64Array {
  const values = new Float64Array(sorted.length);
  for (let k = 0; k < order.length; k++) values[order[k]!] = sorted[k]!;
  return values;
}

function refuseCollapse(
  time: Float64Array,
  entry: Float64Array,
  newTime: Float64Array,
  newEntry: Float64Array,
): void {
  for (let i = 0; i < time.length; i++) {
    if (newEntry[i] === newTime[i] && entry[i] !== time[i]) {
      throw new SurvivalInputError({
        code: 'interval-order',
        argument: 'entry',
        index: i,
        message: `the interval from ${entry[i]} to ${time[i]} is shorter than the tie tolerance; correct it or switch timefix off`,
      });
    }
  }
}
