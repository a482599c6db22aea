import { type ResultRow, referenceLevel } from '@cohort-report/schema';
import { needGrouping } from '../population/need-grouping.ts';
import { type RowBase, resultRow } from '../rows/result-row.ts';
import { countEvents } from '../times/count-events.ts';
import { emptyRows } from '../times/empty-rows.ts';
import { endpointTimes } from '../times/endpoint-times.ts';
import { fitCurve } from '../times/fit-curve.ts';
import { followUpRows } from '../times/follow-up-rows.ts';
import { logRankRows } from '../times/log-rank-rows.ts';
import { quantileRows } from '../times/quantile-rows.ts';
import { restrictedMeanDifferenceRows } from '../times/restricted-mean-difference-rows.ts';
import { restrictedMeanMethod } from '../times/restricted-mean-method.ts';
import { restrictedMeanRows } from '../times/restricted-mean-rows.ts';
import { type Stratum, strata } from '../times/strata.ts';
import { survivalMethod } from '../times/survival-method.ts';
import { survivalRows } from '../times/survival-rows.ts';
import { timeWarnings } from '../times/time-warnings.ts';
import type { Kind } from './kind.ts';

/** Events, quantiles, survival at given times, restricted means and follow-up: of all patients, and of each level of `by`; how the restricted means of two levels differ. */
export const survivalSummary: Kind<'survival_summary'> = ({ analysis, bundle, population }) => {
  const daysPerMonth = bundle.study.display.days_per_month;
  const { restricted_means: restrictedMeans = [] } = analysis;
  const method = survivalMethod(analysis);
  const by = analysis.by && needGrouping(population, analysis.by);
  const rows: ResultRow[] = [
    resultRow({ analysis: analysis.id, n: population.n }, 'n', population.n),
  ];
  const warnings: string[] = [];
  const estimates = (endpoint: string, { group, times }: Stratum) => {
    const base: RowBase = {
      analysis: analysis.id,
      endpoint,
      ...(group === undefined ? {} : { group }),
      n: times.row.length,
      events: countEvents(times),
    };
    rows.push(
      resultRow(base, 'n', times.row.length),
      resultRow(base, 'events', countEvents(times)),
    );
    const row = { ...base, method };
    if (times.row.length === 0) {
      rows.push(...emptyRows(row, analysis.quantiles, analysis.times, restrictedMeans));
      return;
    }
    const curve = fitCurve(times, analysis);
    rows.push(
      ...quantileRows(row, curve, analysis.quantiles, daysPerMonth),
      ...survivalRows(row, curve, analysis.times, daysPerMonth),
      ...restrictedMeanRows(
        { ...base, method: restrictedMeanMethod(analysis) },
        curve,
        restrictedMeans,
        daysPerMonth,
      ),
    );
  };
  for (const endpoint of analysis.endpoints) {
    const times = endpointTimes(population, endpoint);
    const groups = by === undefined ? [] : strata(population, times, by);
    warnings.push(...timeWarnings(population, endpoint, times, groups, by));
    for (const stratum of [{ times }, ...groups]) estimates(endpoint, stratum);
    if (by === undefined) continue;
    const base = { analysis: analysis.id, endpoint, n: 0 };
    rows.push(
      ...logRankRows(base, groups),
      ...restrictedMeanDifferenceRows(
        base,
        groups,
        analysis.by?.reference ?? referenceLevel(by),
        analysis,
        restrictedMeans,
        daysPerMonth,
      ),
    );
  }
  if (analysis.follow_up !== undefined) {
    const times = endpointTimes(population, analysis.follow_up);
    const groups: Stratum[] = by === undefined ? [] : strata(population, times, by);
    for (const { group, times: own } of [{ times }, ...groups] as Stratum[]) {
      const base: RowBase = {
        analysis: analysis.id,
        endpoint: analysis.follow_up,
        ...(group === undefined ? {} : { group }),
        n: 0,
      };
      rows.push(...followUpRows(base, own, analysis, daysPerMonth));
    }
  }
  return { rows, curves: [], variables: by ? [by] : [], warnings };
};
