import type { CoxTies } from './cox-input.ts';
import type { CoxData } from './cox-model.ts';
import { isSignColumn, weightedMean } from './layout/column-scaling.ts';

/**
 * Where R's coxph centres each column: 0 for columns of -1, 0 and 1 only; else the mean, weighted
 * only for right-censored data. Without events: the plain mean of every column.
 * `centres` are the columns' weighted means.
 */
export function coxMeans(data: CoxData, ties: CoxTies, centres: Float64Array): Float64Array {
  const weighted = data.entry === null && ties !== 'exact';
  return Float64Array.from(data.columns, (column, j) => {
    if (data.nEvents > 0 && isSignColumn(column)) return 0;
    if (data.weight === null || (weighted && data.nEvents > 0)) return centres[j]!;
    return weightedMean(column, null);
  });
}
