import type { ResultRow } from '@cohort-report/schema';
import {
  type CoxReasonCode,
  type CoxTest,
  coxZph,
  type ZphTransform,
} from '@cohort-report/survival';
import { countText } from '../rows/count-text.ts';
import { estimateOr } from '../rows/estimate-or.ts';
import { type RowBase, resultRow } from '../rows/result-row.ts';
import { absentReason } from './absent-reason.ts';
import type { FittedModel } from './fit-model.ts';

/** Columns that R leaves out of the model: a test of the others is still one of the whole. */
const LEFT_OUT: ReadonlySet<CoxReasonCode> = new Set(['collinear', 'constant', 'no-information']);

/**
 * 'ph_chisq', 'ph_df' and 'ph_p' of each factor of a model, all its levels together, and of the multivariable model as a whole
 * (rows without a variable): R's `cox.zph(fit, transform)$table`. Where a hazard ratio is not finite, its factor and the whole
 * model have the reason instead, since R's numbers are those of where its iteration stopped.
 */
export function proportionalityRows(
  base: RowBase,
  fitted: FittedModel,
  transform: ZphTransform,
): ResultRow[] {
  const { fit, columns, data, designs } = fitted;
  const untestable = 'reason' in fit ? fit.reason : noLogarithm(fitted, transform);
  const terms = data.factors.map(({ variable: { name } }) => ({
    name,
    columns: columns.flatMap(({ variable }, at) => (variable === name ? [at] : [])),
  }));
  const tests =
    'reason' in fit || untestable !== undefined
      ? undefined
      : coxZph(fit, { transform, terms: terms.filter((term) => term.columns.length > 0) });
  const testRows = (row: RowBase, own: readonly number[], of?: CoxTest, without?: string) => {
    const why = without ?? untestable ?? absent(own, fitted);
    const [test, reason] = why === undefined ? [of, noTrend(fitted)] : [undefined, why];
    const { warnings: _warnings, ...bare } = row;
    return [
      resultRow(bare, 'ph_chisq', estimateOr(test?.stat, reason)),
      resultRow(bare, 'ph_df', test?.stat == null ? { reason } : test.df),
      resultRow(row, 'ph_p', estimateOr(test?.p, reason)),
    ];
  };
  const rows = terms.flatMap(({ name, columns: own }, index) => {
    const [without] = own.length === 0 ? [...(designs[index]?.without.values() ?? [])] : [];
    const test = tests?.rows.find((row) => row.name === name)?.test;
    return testRows({ ...base, variable: name }, own, test, without);
  });
  if (base.model !== 'multivariable') return rows;
  const every = columns.map((_, at) => at);
  return [...rows, ...testRows(base, every, tests?.global)];
}

/** Why these columns cannot be tested together: one has no finite estimate, or none has any. */
function absent(own: readonly number[], fitted: FittedModel): string | undefined {
  const { fit, columns } = fitted;
  if ('reason' in fit) return fit.reason;
  const found = own.flatMap((at) => {
    const [reason, column] = [fit.columns[at]?.reason, columns[at]];
    return reason && column ? [{ reason, column }] : [];
  });
  const infinite = found.find(({ reason }) => !LEFT_OUT.has(reason.code));
  const first = infinite ?? (found.length === own.length ? found[0] : undefined);
  return first && absentReason(first.reason, first.column, fitted);
}

function noLogarithm({ data: { times } }: FittedModel, transform: ZphTransform) {
  return transform === 'log' && times.days.some((days, at) => times.event[at] === 1 && days <= 0)
    ? 'an event at time 0 has no logarithm; choose another transform'
    : undefined;
}

function noTrend({ events }: FittedModel): string {
  return `the ${countText(events, 'event')} of this model cannot tell whether hazard ratios change over time`;
}
