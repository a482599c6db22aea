import type { ResultRow } from '@cohort-report/schema';
import { type CoxReason, type CoxTest, coxConcordance } from '@cohort-report/survival';
import { estimateOr } from '../rows/estimate-or.ts';
import { type Estimate, type RowBase, resultRow } from '../rows/result-row.ts';
import { absentReason } from './absent-reason.ts';
import { estimableCount } from './estimable-count.ts';
import type { FittedModel } from './fit-model.ts';

/**
 * Rows of a model as a whole: R's `summary(coxph(...))`; without a fit the reason in each. Of the model of Fine and Gray, whose
 * likelihood is none of independent rows, only what rests on the robust variance.
 */
export function modelRows(base: RowBase, fitted: FittedModel, warnings: string[]): ResultRow[] {
  const { fit, data, events } = fitted;
  const df = estimableCount(fitted);
  const n = data.times.row.length;
  const { test: _test, conf_level: _level, ...settings } = base.method ?? {};
  const method = { ...settings, df };
  const isFineGray = settings.hazard === 'subdistribution';
  const row = { ...base, method };
  const values: [string, Estimate][] = [];
  const perParameter: Estimate = df === 0 ? { reason: NO_PARAMETER } : events / df;
  const test = (name: string, { stat, p, reason }: CoxTest) => {
    const why = reason === null ? 'the test gives no value' : testReason(reason, fitted);
    values.push([name, estimateOr(stat, why)], [`${name}_p`, estimateOr(p, why)]);
  };
  if ('reason' in fit) {
    for (const name of isFineGray ? FINE_GRAY_STATISTICS : MODEL_STATISTICS)
      values.push([name, { reason: fit.reason }]);
  } else if (isFineGray) {
    test('wald_test', fit.waldTest);
    values.push(['events_per_parameter', perParameter], ['iterations', fit.iterations]);
  } else {
    const ranked = coxConcordance(fit);
    const noPairs = 'no two patients can be ranked by their times';
    values.push(['log_likelihood', fit.loglik.final]);
    test('lr_test', fit.lrTest);
    test('wald_test', fit.waldTest);
    test('score_test', fit.scoreTest);
    values.push(
      ['concordance', estimateOr(ranked.concordance, noPairs)],
      ['concordance_se', estimateOr(ranked.se, noPairs)],
      ['events_per_parameter', perParameter],
      ['iterations', fit.iterations],
    );
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

const NO_PARAMETER = 'no coefficient of this model can be estimated';

const MODEL_STATISTICS = [
  'log_likelihood',
  'lr_test',
  'lr_test_p',
  'wald_test',
  'wald_test_p',
  'score_test',
  'score_test_p',
  'concordance',
  'concordance_se',
  'events_per_parameter',
  'iterations',
];

const FINE_GRAY_STATISTICS = ['wald_test', 'wald_test_p', 'events_per_parameter', 'iterations'];

/** A test of the model that fails for one of its columns gives that column's reason. */
function testReason(reason: CoxReason, fitted: FittedModel): string {
  const { fit, columns } = fitted;
  const at = 'reason' in fit ? -1 : fit.columns.findIndex((column) => column.reason === reason);
  const column = columns[at];
  return column === undefined ? reason.message : absentReason(reason, column, fitted);
}
