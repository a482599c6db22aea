import type { Factor, ResultRow } from '@cohort-report/schema';
import type { Population } from '../population/population.ts';
import { type RowBase, resultRow } from '../rows/result-row.ts';
import { estimableCount } from './estimable-count.ts';
import { fitModel } from './fit-model.ts';
import { modelData } from './model-data.ts';
import { termTest } from './term-test.ts';

/** 'wald_p' of a grouping: all its levels together in a univariable Cox model with Efron's ties. */
export function waldRows(
  base: RowBase,
  population: Population,
  endpoint: string,
  by: Factor,
): ResultRow[] {
  const fitted = fitModel(modelData(population, endpoint, [by]), { ties: 'efron' });
  const row = {
    ...base,
    n: fitted.data.times.row.length,
    events: fitted.events,
    method: { ties: 'efron', test: 'Wald', df: estimableCount(fitted) },
  };
  return [resultRow(row, 'wald_p', termTest(fitted, () => true).p)];
}
