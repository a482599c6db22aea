import type { ResultRow } from '@cohort-report/schema';
import { estimateOr } from '../rows/estimate-or.ts';
import { type Estimate, type RowBase, resultRow } from '../rows/result-row.ts';
import { absentReason } from './absent-reason.ts';
import type { InteractionFit, ProductColumn } from './interaction-fit.ts';
import { termTest } from './term-test.ts';

/**
 * 'interaction_p' and the ratio of hazard ratios with its limits, per level of the factor against its reference;
 * with several products the test of all of them together as well.
 */
export function interactionRows(base: RowBase, { fitted, products }: InteractionFit): ResultRow[] {
  const [factor, modifier] = fitted.data.factors;
  if (factor === undefined || modifier === undefined) return [];
  const { variable, reference } = factor;
  const levels =
    reference === undefined
      ? [undefined]
      : (variable.levels ?? []).map(({ value }) => value).filter((level) => level !== reference);
  const rows = levels.flatMap((level) => {
    const own = products.filter((product) => product.level === level);
    const row: RowBase = {
      ...base,
      ...(level === undefined ? {} : { level }),
      ...(reference === undefined ? {} : { reference }),
    };
    if (own.length > 1) return [];
    return productRows(row, own[0], without(fitted, level), fitted);
  });
  if (products.length < 2) return rows;
  const names = new Set(products);
  const test = termTest(fitted, (column) => names.has(column as ProductColumn));
  const empty = products.find((product) => product.empty !== undefined)?.empty;
  const p: Estimate = empty === undefined ? test.p : { reason: empty };
  const row = { ...base, method: { ...base.method, df: products.length } };
  return [...rows, resultRow(row, 'interaction_p', p)];
}

function without(fitted: InteractionFit['fitted'], level: string | undefined): string {
  if ('reason' in fitted.fit) return fitted.fit.reason;
  const [own, other] = fitted.designs;
  return (
    own?.without.get(level ?? '') ?? [...(other?.without.values() ?? [])][0] ?? 'not in the model'
  );
}

function productRows(
  row: RowBase,
  product: ProductColumn | undefined,
  absent: string,
  fitted: InteractionFit['fitted'],
): ResultRow[] {
  const { fit } = fitted;
  const at = product === undefined ? -1 : fitted.columns.indexOf(product);
  const column = 'reason' in fit ? undefined : fit.columns[at];
  const usable = product?.empty === undefined ? column : undefined;
  const reason =
    product?.empty ??
    (product && column?.reason ? absentReason(column.reason, product, fitted) : absent);
  return [
    resultRow(row, 'interaction_p', estimateOr(usable?.p, reason)),
    resultRow(row, 'interaction_hr', estimateOr(usable?.hr, reason)),
    resultRow(row, 'interaction_hr_lower', estimateOr(usable?.hrLower, reason)),
    resultRow(row, 'interaction_hr_upper', estimateOr(usable?.hrUpper, reason)),
  ];
}
