import type { CoxTies } from './cox-input.ts';
import type { CoxData } from './cox-model.ts';
import { isSignColumn, weightedMean } from './layout/column-scaling.ts';

/**
 * Where R's coxph centres each column: 0 for columns of -1, 0 and 1 only; else the mean, weighted
 * only for right-censored data. Without events: the plain mean of every column.
 */
export function coxMeans(data: CoxData, ties: CoxTies): Float64Array {
  const weight = data.entry === null && ties !== 'exact' ? data.weight : null;
  return Float64Array.from(data.columns, (column) => {
    if (data.nEvents === 0) return weightedMean(column, null);
    return isSignColumn(column) ? 0 : weightedMean(column, weight);
  });
}
