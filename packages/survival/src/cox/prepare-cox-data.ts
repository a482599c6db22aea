import { SurvivalInputError } from '../errors/survival-input-error.ts';
import { mergeNearTies, TIE_TOLERANCE } from '../time/merge-near-ties.ts';
import { radixOrder } from '../time/radix-order.ts';
import { LARGE } from '../wasm/borrow-kernel.ts';
import type { CheckedRows } from './check-cox-input.ts';
import type { CoxInput } from './cox-input.ts';
import { CoxInputError } from './cox-input-error.ts';
import type { CoxData } from './cox-model.ts';
import { buildRiskLayout } from './layout/build-risk-layout.ts';
import { countEvents } from './layout/find-groups.ts';
import { levelCodes } from './layout/level-codes.ts';
import { type OrderedRows, orderRows } from './layout/order-rows.ts';
import type { RiskLayout } from './layout/risk-layout.ts';
import { wasmLayout } from './layout/wasm-layout.ts';

export interface PreparedCoxData {
  readonly data: CoxData;
  /** The rows in the order in which a likelihood reads them. */
  readonly ordered: OrderedRows;
}

/** Merges near-ties, codes strata and clusters, centres the offset. */
export function prepareCoxData(
  input: CoxInput,
  rows: CheckedRows,
  timefix: boolean,
): PreparedCoxData {
  const byTime = radixOrder(rows.time);
  const sortedTime = gather(rows.time, byTime);
  const times = timefix
    ? fixTimes(rows, byTime, sortedTime)
    : { time: rows.time, entry: rows.entry };
  const data = { ...codeRows(input, rows), ...times };
  const { time, event, stratum } = data;
  // Rows whose times were merged stand in input order, as rows of equal times do.
  const stable = time === rows.time ? byTime : radixOrder(time);
  const ordered = orderRows(stable, sortedTime, event, stratum, data.strata.length);
  return { data, ordered };
}

/** The same, and the layout of the rows. */
export function prepareCoxLayout(
  input: CoxInput,
  rows: CheckedRows,
  timefix: boolean,
): { data: CoxData; layout: RiskLayout } {
  const { time, event, entry } = rows;
  if (time.length >= LARGE && entry === null && input.strata === undefined) {
    const layout = wasmLayout(time, event, timefix);
    if (layout !== null) return { data: { ...codeRows(input, rows), time, entry }, layout };
  }
  const { data, ordered } = prepareCoxData(input, rows, timefix);
  return { data, layout: buildRiskLayout(ordered, data.entry) };
}

function codeRows(input: CoxInput, rows: CheckedRows): Omit<CoxData, 'time' | 'entry'> {
  const strata = input.strata === undefined ? null : levelCodes(input.strata);
  const cluster = input.cluster === undefined ? null : levelCodes(input.cluster);
  return {
    n: rows.time.length,
    p: rows.columns.length,
    nEvents: countEvents(rows.event),
    names: rows.names,
    columns: rows.columns,
    event: rows.event,
    weight: rows.weight?.some((value) => value !== 1) ? rows.weight : null,
    ...centreOffset(rows.offset),
    stratum: strata === null ? null : strata.code,
    strata: strata === null ? [] : strata.levels,
    cluster: cluster === null ? null : cluster.code,
    clusters: cluster === null ? 0 : cluster.levels.length,
  };
}

/** Merges near-ties; `sortedTime` is changed in place. */
function fixTimes(rows: CheckedRows, byTime: Uint32Array, sortedTime: Float64Array) {
  const { time, entry } = rows;
  const byEntry = entry === null ? null : radixOrder(entry);
  const sortedEntry = entry === null ? null : gather(entry, byEntry!);
  if (mergeNearTies(sortedTime, sortedEntry, TIE_TOLERANCE) === 0) return { time, entry };
  const newTime = spread(sortedTime, byTime);
  const newEntry = sortedEntry === null ? null : spread(sortedEntry, byEntry!);
  const index = newEntry === null ? -1 : newTime.findIndex((end, i) => newEntry[i] === end);
  if (index >= 0) {
    throw new CoxInputError([
      new SurvivalInputError({
        code: 'interval-order',
        argument: 'entry',
        index,
        message: `the interval (${entry![index]}, ${time[index]}] is shorter than the tolerance for ties; drop or correct it, or switch timefix off`,
      }),
    ]);
  }
  return { time: newTime, entry: newEntry };
}

function gather(values: Float64Array, order: Uint32Array): Float64Array {
  const sorted = new Float64Array(values.length);
  for (let i = 0; i < order.length; i++) sorted[i] = values[order[i]!]!;
  return sorted;
}

function spread(sorted: Float64Array, order: Uint32Array): Float64Array {
  const values = new Float64Array(sorted.length);
  for (let i = 0; i < order.length; i++) values[order[i]!] = sorted[i]!;
  return values;
}

function centreOffset(offset: Float64Array | null) {
  if (offset === null || offset.every((value) => value === offset[0])) {
    return { offset: null, offsetMean: offset === null ? 0 : offset[0]! };
  }
  const mean = offset.reduce((sum, value) => sum + value, 0) / offset.length;
  const centred = offset.map((value) => value - mean);
  const index = centred.findIndex((value) => !Number.isFinite(Math.exp(value)));
  if (index < 0) return { offset: centred, offsetMean: mean };
  throw new CoxInputError([
    new SurvivalInputError({
      code: 'out-of-range',
      argument: 'offset',
      index,
      message: `expected offsets that lead to a finite hazard, found ${offset[index]} at a mean of ${mean}`,
    }),
  ]);
}
