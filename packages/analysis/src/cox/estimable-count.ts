import type { DesignColumn } from './design-columns.ts';
import type { FittedModel } from './fit-model.ts';

/**
 * Number of coefficients of a model that its patients allow to estimate, of the columns that `belongs` holds for: R's degrees of
 * freedom. Columns that are combinations of others, or that never vary among those at risk, do not count; without a fit all do.
 */
export function estimableCount(
  { fit, columns }: Pick<FittedModel, 'fit' | 'columns'>,
  belongs: (column: DesignColumn) => boolean = () => true,
): number {
  return columns.filter(
    (column, index) => belongs(column) && ('reason' in fit || fit.model.active[index] === true),
  ).length;
}
