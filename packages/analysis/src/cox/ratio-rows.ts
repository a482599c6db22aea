import type { ResultRow } from '@cohort-report/schema';
import type { RowBase } from '../rows/result-row.ts';
import { factorRows } from './factor-rows.ts';
import type { FittedModel } from './fit-model.ts';

const STATISTICS = new Set(['hazard_ratio', 'hazard_ratio_lower', 'hazard_ratio_upper', 'p_value']);

/** Hazard ratio with limits and Wald p value of each level of each factor of a model. */
export function ratioRows(base: RowBase, fitted: FittedModel): ResultRow[] {
  return fitted.data.factors
    .flatMap((_, index) => factorRows(base, fitted, index))
    .filter(({ statistic }) => STATISTICS.has(statistic));
}
