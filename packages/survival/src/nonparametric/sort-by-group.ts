import { type Codes, requireCodes } from '../errors/require-codes.ts';
import { requireColumn } from '../errors/require-column.ts';
import { requireEvent } from '../errors/require-event.ts';
import { requireWeights } from '../errors/require-weights.ts';
import { SurvivalInputError } from '../errors/survival-input-error.ts';
import { mergeNearTies, TIE_TOLERANCE } from '../time/merge-near-ties.ts';
import { radixOrder } from '../time/radix-order.ts';
import type { SurvivalInput, SurvivalWarning } from './survival-input.ts';

/** The rows of one group, ascending in time (events and censorings in their given order). */
export interface SortedGroup {
  readonly code: number | null;
  readonly time: Float64Array;
  readonly event: Uint8Array;
  readonly weight: Float64Array | null;
  /** Position of each sorted row in the input. */
  readonly row: Uint32Array;
  /** Left truncation: entry times ascending, with the input position of each. */
  readonly entry: { readonly time: Float64Array; readonly row: Uint32Array } | null;
}

export interface SortedSurvival {
  readonly groups: readonly SortedGroup[];
  /** Weights in input order. */
  readonly weight: Float64Array | null;
  /** min(0, times): where every curve starts at 1. */
  readonly startTime: number;
  readonly nearTiesMerged: number;
  readonly warnings: readonly SurvivalWarning[];
}

/** Checks the columns, sorts once, repairs near-ties and splits by group. */
export function sortByGroup(input: SurvivalInput): SortedSurvival {
  const time = requireColumn(input.time, 'time');
  const n = time.length;
  const event = requireEvent(input.event, n);
  const entry = input.entry === undefined ? null : requireColumn(input.entry, 'entry', n);
  const weight = input.weight === undefined ? null : requireWeights(input.weight, n);
  const codes = input.group === undefined ? null : requireCodes(input.group, n, 'group');
  if (entry) requireIntervals(entry, time);
  const order = radixOrder(time);
  const sorted = take(time, order);
  const entryOrder = entry && radixOrder(entry);
  const sortedEntry = entry && take(entry, entryOrder!);
  const merged = input.timefix === false ? 0 : mergeNearTies(sorted, sortedEntry, TIE_TOLERANCE);
  if (merged > 0 && sortedEntry) {
    requireIntervals(spread(sortedEntry, entryOrder!), spread(sorted, order));
  }
  const exits = split(sorted, order, codes);
  const entries = sortedEntry && split(sortedEntry, entryOrder!, codes);
  const groups = exits.map((part, k) => ({
    code: codes ? codes.levels[k]! : null,
    time: part.time,
    event: takeBytes(event, part.row),
    weight: weight && take(weight, part.row),
    row: part.row,
    entry: entries ? entries[k]! : null,
  }));
  return {
    groups,
    weight,
    startTime: Math.min(0, sorted[0]!),
    nearTiesMerged: merged,
    warnings: sorted[0]! < 0 ? [negativeTimes(sorted[0]!)] : [],
  };
}

function negativeTimes(first: number): SurvivalWarning {
  return {
    code: 'negative-times',
    message: `times below 0 were found (the first is ${first}); the curves start there instead of at 0`,
  };
}

function requireIntervals(entry: Float64Array, time: Float64Array): void {
  for (let i = 0; i < time.length; i++) {
    if (!(entry[i]! < time[i]!)) {
      throw new SurvivalInputError({
        code: 'interval-order',
        argument: 'entry',
        index: i,
        message: `expected entry before time, found entry ${entry[i]} and time ${time[i]} (after near-ties are merged)`,
      });
    }
  }
}

function take(values: Float64Array, order: Uint32Array): Float64Array {
  const taken = new Float64Array(order.length);
  for (let k = 0; k < order.length; k++) taken[k] = values[order[k]!]!;
  return taken;
}

function takeBytes(values: Uint8Array, order: Uint32Array): Uint8Array {
  const taken = new Uint8Array(order.length);
  for (let k = 0; k < order.length; k++) taken[k] = values[order[k]!]!;
  return taken;
}

function spread(sorted: Float64Array, order: Uint32Array): Float64Array {
  const values = new Float64Array(order.length);
  for (let k = 0; k < order.length; k++) values[order[k]!] = sorted[k]!;
  return values;
}

function split(
  sorted: Float64Array,
  order: Uint32Array,
  codes: Codes | null,
): { time: Float64Array; row: Uint32Array }[] {
  if (codes === null) return [{ time: sorted, row: order }];
  const { index, levels } = codes;
  const offset = new Int32Array(levels.length + 1);
  for (let i = 0; i < index.length; i++) offset[index[i]! + 1]!++;
  for (let k = 0; k < levels.length; k++) offset[k + 1]! += offset[k]!;
  const bounds = offset.slice();
  const time = new Float64Array(sorted.length);
  const row = new Uint32Array(sorted.length);
  for (let k = 0; k < order.length; k++) {
    const at = order[k]!;
    const to = offset[index[at]!]!++;
    time[to] = sorted[k]!;
    row[to] = at;
  }
  return Array.from(levels, (_, k) => ({
    time: time.subarray(bounds[k]!, bounds[k + 1]!),
    row: row.subarray(bounds[k]!, bounds[k + 1]!),
  }));
}
