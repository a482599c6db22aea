import type { LikelihoodInput } from '../../src/cox/kernel/likelihood.ts';
import { buildRiskLayout } from '../../src/cox/layout/build-risk-layout.ts';
import { columnScaling } from '../../src/cox/layout/column-scaling.ts';
import { orderRows } from '../../src/cox/layout/order-rows.ts';
import { plainOrder } from '../../src/time/radix-order.ts';
import type { NaiveData, NaiveTies } from './naive-cox.ts';

/** What a kernel needs for a data set. */
export function likelihoodInput(data: NaiveData, ties: NaiveTies): LikelihoodInput {
  const columns = data.columns.map((column) => Float64Array.from(column));
  const time = Float64Array.from(data.time);
  const stratum = Int32Array.from(data.strata, (code) => code - 1);
  const byTime = plainOrder(time);
  const sortedTime = Float64Array.from(byTime, (row) => time[row]!);
  const event = Uint8Array.from(data.event);
  const ordered = orderRows(byTime, sortedTime, event, stratum, Math.max(...data.strata));
  const entry = data.entry === null ? null : Float64Array.from(data.entry);
  const weight = Float64Array.from(data.weight);
  return {
    columns,
    scaling: columnScaling(columns, weight),
    layout: buildRiskLayout(ordered, entry),
    efron: ties === 'efron',
    weight,
    offset: Float64Array.from(data.offset),
    stratum,
  };
}
