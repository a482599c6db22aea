import type { ResultRow } from '@cohort-report/schema';
import { estimateOr } from '../rows/estimate-or.ts';
import { type RowBase, resultRow } from '../rows/result-row.ts';
import { absentReason } from './absent-reason.ts';
import type { DesignColumn } from './design-columns.ts';
import { estimableCount } from './estimable-count.ts';
import type { FittedModel } from './fit-model.ts';
import type { InteractionFit, ProductColumn } from './interaction-fit.ts';
import { termTest } from './term-test.ts';

/**
 * Of a number or a factor of two levels 'interaction_p' and the ratio of hazard ratios with its limits;
 * of more levels (of either side) 'interaction_p' alone, the Wald test of all products together.
 */
export function interactionRows(base: RowBase, { fitted, products }: InteractionFit): ResultRow[] {
  const [factor, modifier] = fitted.data.factors;
  if (factor === undefined || modifier === undefined) return [];
  const { reference } = factor;
  const levels = (factor.variable.levels ?? []).map(({ value }) => value);
  const [level, ...more] = levels.filter((value) => value !== reference);
  if (more.length > 0 || (modifier.variable.levels ?? []).length > 2) {
    const empty =
      products.find((product) => product.empty !== undefined)?.empty ??
      products.find((product) => product.spared !== undefined)?.spared;
    const isProduct = (column: DesignColumn) => products.includes(column as ProductColumn);
    const test = termTest(fitted, isProduct);
    const row = { ...base, method: { ...base.method, df: estimableCount(fitted, isProduct) } };
    return [resultRow(row, 'interaction_p', empty === undefined ? test.p : { reason: empty })];
  }
  const row: RowBase = {
    ...base,
    ...(level === undefined ? {} : { level }),
    ...(reference === undefined ? {} : { reference }),
  };
  return productRows(row, products[0], fitted);
}

function productRows(
  row: RowBase,
  product: ProductColumn | undefined,
  fitted: FittedModel,
): ResultRow[] {
  const { fit } = fitted;
  const at = product === undefined ? -1 : fitted.columns.indexOf(product);
  const empty = product?.empty ?? product?.spared;
  const column = 'reason' in fit || empty !== undefined ? undefined : fit.columns[at];
  const reason =
    empty ??
    (product && column?.reason ? absentReason(column.reason, product, fitted) : noProduct(fitted));
  return [
    resultRow(row, 'interaction_p', estimateOr(column?.p, reason)),
    resultRow(row, 'interaction_hr', estimateOr(column?.hr, reason)),
    resultRow(row, 'interaction_hr_lower', estimateOr(column?.hrLower, reason)),
    resultRow(row, 'interaction_hr_upper', estimateOr(column?.hrUpper, reason)),
  ];
}

function noProduct({ fit, designs }: FittedModel): string {
  if ('reason' in fit) return fit.reason;
  const [reason] = designs.flatMap((design) => [...design.without.values()]);
  return reason ?? 'factor and modifier have no product in these patients';
}
