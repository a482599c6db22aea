import type { ResultRow } from '@cohort-report/schema';
import type { CoxTest } from '@cohort-report/survival';
import { estimateOr } from '../rows/estimate-or.ts';
import { type Estimate, type RowBase, resultRow } from '../rows/result-row.ts';
import type { FittedModel } from './fit-model.ts';

/** Rows of a model as a whole: R's `summary(coxph(...))`; without a fit the reason in each. */
export function modelRows(
  base: RowBase,
  { fit, columns, data, events }: FittedModel,
  warnings: string[],
): ResultRow[] {
  const n = data.times.row.length;
  const row = { ...base, method: { ties: String(base.method?.ties), df: columns.length } };
  const values: [string, Estimate][] = [];
  const test = (name: string, { stat, p, reason }: CoxTest) => {
    const why = reason?.message ?? 'not available';
    values.push([name, estimateOr(stat, why)], [`${name}_p`, estimateOr(p, why)]);
  };
  if ('reason' in fit) {
    for (const name of MODEL_STATISTICS) values.push([name, { reason: fit.reason }]);
  } else {
    values.push(['log_likelihood', fit.loglik.final]);
    test('lr_test', fit.lrTest);
    test('wald_test', fit.waldTest);
    test('score_test', fit.scoreTest);
    values.push(['events_per_parameter', events / columns.length], ['iterations', fit.iterations]);
  }
  return [
    ...(base.variable === undefined
      ? [resultRow(row, 'n', n), resultRow(row, 'events', events)]
      : []),
    ...values.map(([statistic, estimate]) =>
      resultRow(
        statistic === 'events_per_parameter' ? { ...row, warnings } : row,
        statistic,
        estimate,
      ),
    ),
  ];
}

const MODEL_STATISTICS = [
  'log_likelihood',
  'lr_test',
  'lr_test_p',
  'wald_test',
  'wald_test_p',
  'score_test',
  'score_test_p',
  'events_per_parameter',
  'iterations',
];
