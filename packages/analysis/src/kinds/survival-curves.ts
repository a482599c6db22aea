import type { ResultRow, SurvivalCurve } from '@cohort-report/schema';
import { waldRows } from '../cox/wald-rows.ts';
import { needGrouping } from '../population/need-grouping.ts';
import { type RowBase, resultRow } from '../rows/result-row.ts';
import { countEvents } from '../times/count-events.ts';
import { emptyRows } from '../times/empty-rows.ts';
import { endpointTimes } from '../times/endpoint-times.ts';
import { fitCurve } from '../times/fit-curve.ts';
import { logRankRows } from '../times/log-rank-rows.ts';
import { publishedCurve } from '../times/published-curve.ts';
import { quantileRows } from '../times/quantile-rows.ts';
import { type Stratum, strata } from '../times/strata.ts';
import { survivalMethod } from '../times/survival-method.ts';
import { tickMonths } from '../times/tick-months.ts';
import { timeWarnings } from '../times/time-warnings.ts';
import type { Kind } from './kind.ts';

/** Kaplan-Meier curves, one a level of `by` or one of all patients, with numbers at risk, medians and the test between them. */
export const survivalCurves: Kind<'survival_curves'> = ({ analysis, bundle, population }) => {
  const daysPerMonth = bundle.study.display.days_per_month;
  const method = survivalMethod(analysis);
  const by = analysis.by && needGrouping(population, analysis.by);
  const ticks = tickMonths(analysis.horizon, analysis.ticks);
  const rows: ResultRow[] = [
    resultRow({ analysis: analysis.id, n: population.n }, 'n', population.n),
  ];
  const curves: SurvivalCurve[] = [];
  const warnings: string[] = [];
  const draw = (endpoint: string, { group, times }: Stratum) => {
    const name = { analysis: analysis.id, endpoint, ...(group === undefined ? {} : { group }) };
    const base: RowBase = { ...name, n: times.row.length, events: countEvents(times) };
    rows.push(
      resultRow(base, 'n', times.row.length),
      resultRow(base, 'events', countEvents(times)),
    );
    if (times.row.length === 0) {
      rows.push(...ticks.map((at) => resultRow({ ...base, at }, 'at_risk', 0)));
      rows.push(...emptyRows({ ...base, method }, [0.5], []));
      return;
    }
    const fitted = fitCurve(times, analysis);
    const curve = publishedCurve(name, fitted, ticks, daysPerMonth);
    curves.push(curve);
    rows.push(
      ...curve.atRisk.map(({ time, n }) => resultRow({ ...base, at: time }, 'at_risk', n)),
      ...quantileRows({ ...base, method }, fitted, [0.5], daysPerMonth),
    );
  };
  for (const endpoint of analysis.endpoints) {
    const times = endpointTimes(population, endpoint);
    if (by === undefined) {
      draw(endpoint, { times });
      warnings.push(...timeWarnings(population, endpoint, times, [], by));
      continue;
    }
    const groups = strata(population, times, by);
    const base = { analysis: analysis.id, endpoint, n: times.row.length };
    rows.push(
      resultRow({ ...base, events: countEvents(times) }, 'n', times.row.length),
      resultRow({ ...base, events: countEvents(times) }, 'events', countEvents(times)),
    );
    for (const stratum of groups) draw(endpoint, stratum);
    if (analysis.test === 'log-rank') rows.push(...logRankRows(base, groups));
    if (analysis.test === 'wald' && analysis.by)
      rows.push(...waldRows(base, population, endpoint, analysis.by));
    warnings.push(...timeWarnings(population, endpoint, times, groups, by));
  }
  return { rows, curves, variables: by ? [by] : [], warnings };
};
