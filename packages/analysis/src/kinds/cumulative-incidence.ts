import type { IncidenceCurve, ResultRow } from '@cohort-report/schema';
import { needGrouping } from '../population/need-grouping.ts';
import { type RowBase, resultRow } from '../rows/result-row.ts';
import { endpointTimes } from '../times/endpoint-times.ts';
import { fitIncidence } from '../times/fit-incidence.ts';
import { grayRows } from '../times/gray-rows.ts';
import { incidenceRows } from '../times/incidence-rows.ts';
import { publishedIncidence } from '../times/published-incidence.ts';
import { type Stratum, strata } from '../times/strata.ts';
import { tickMonths } from '../times/tick-months.ts';
import { timeWarnings } from '../times/time-warnings.ts';
import type { Kind } from './kind.ts';

/**
 * Cumulative incidence of an endpoint's own event and of each competing one: of all patients and of each level of `by`, with
 * numbers at risk, the curves, the incidence at given times and Gray's test between the groups.
 */
export const cumulativeIncidence: Kind<'cumulative_incidence'> = ({
  analysis,
  bundle,
  population,
}) => {
  const { endpoint } = analysis;
  const daysPerMonth = bundle.study.display.days_per_month;
  const by = analysis.by && needGrouping(population, analysis.by);
  const ticks = tickMonths(analysis.horizon, analysis.ticks);
  const competing = population.endpoints.get(endpoint)?.competing?.causes ?? [];
  const causes = [{}, ...competing.map(({ id }) => ({ cause: id }))];
  const method = {
    estimator: 'Aalen-Johansen',
    variance: 'infinitesimal jackknife',
    conf_type: analysis.conf_type,
    conf_level: analysis.conf_level,
  };
  const times = endpointTimes(population, endpoint);
  const groups = by === undefined ? [] : strata(population, times, by);
  const rows: ResultRow[] = [
    resultRow({ analysis: analysis.id, n: population.n }, 'n', population.n),
  ];
  const incidences: IncidenceCurve[] = [];
  const estimates = ({ group, times: own }: Stratum, isDrawn: boolean) => {
    const name = { analysis: analysis.id, endpoint, ...(group === undefined ? {} : { group }) };
    const base: RowBase = { ...name, n: own.row.length };
    const fitted = own.row.length === 0 ? undefined : fitIncidence(own, competing.length, analysis);
    rows.push(resultRow(base, 'n', own.row.length));
    causes.forEach((cause, index) => {
      const events = own.cause.filter((code) => code === index + 1).length;
      const row: RowBase = { ...base, ...cause, events };
      rows.push(resultRow(row, 'events', events));
      if (fitted === undefined) {
        const reason = 'there is no patient with a known time';
        for (const at of analysis.times)
          for (const part of ['', '_lower', '_upper'])
            rows.push(resultRow({ ...row, at, method }, `incidence${part}`, { reason }));
        return;
      }
      rows.push(...incidenceRows({ ...row, method }, fitted, index, analysis.times, daysPerMonth));
      if (isDrawn)
        incidences.push(publishedIncidence({ ...name, ...cause }, fitted, index, daysPerMonth));
    });
    const atRisk = (month: number) =>
      own.days.filter((days) => days >= month * daysPerMonth).length;
    rows.push(...ticks.map((at) => resultRow({ ...base, at }, 'at_risk', atRisk(at))));
  };
  estimates({ times }, by === undefined);
  for (const stratum of groups) estimates(stratum, true);
  if (by !== undefined && analysis.test === 'gray')
    causes.forEach((cause, index) => {
      rows.push(
        ...grayRows({ analysis: analysis.id, endpoint, ...cause, n: 0 }, groups, index + 1),
      );
    });
  return {
    rows,
    curves: [],
    incidences,
    variables: by ? [by] : [],
    warnings: timeWarnings(population, endpoint, times, groups, by),
  };
};
