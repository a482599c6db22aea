import type { Factor, ResultRow } from '@cohort-report/schema';
import { factorCountRows } from '../cox/factor-count-rows.ts';
import { fitModel } from '../cox/fit-model.ts';
import { hazardMethod } from '../cox/hazard-method.ts';
import { modelData } from '../cox/model-data.ts';
import { modelVariables } from '../cox/model-variables.ts';
import { modelWarnings } from '../cox/model-warnings.ts';
import { ratioRows } from '../cox/ratio-rows.ts';
import { strataMethod } from '../cox/strata-method.ts';
import { subgroupInteraction } from '../cox/subgroup-interaction.ts';
import { subgroupWarnings } from '../cox/subgroup-warnings.ts';
import { columnOf } from '../population/column-of.ts';
import { needGrouping } from '../population/need-grouping.ts';
import { onlyLevel } from '../population/only-level.ts';
import type { Population } from '../population/population.ts';
import { countRows } from '../rows/count-rows.ts';
import { levelLabel } from '../rows/level-label.ts';
import { resultRow } from '../rows/result-row.ts';
import { countEvents } from '../times/count-events.ts';
import { endpointTimes } from '../times/endpoint-times.ts';
import { timeWarnings } from '../times/time-warnings.ts';
import type { Kind } from './kind.ts';

/**
 * Hazard ratios of one factor, with Wald tests: of all patients, and of those with each level of each subgroup (`group`), each
 * model on its complete cases: R's `coxph(Surv(time, event) ~ x + strata(s), subset = subgroup == level)`; and of each subgroup
 * whether they differ ('interaction_p'). Patients whose subgroup is not known stand in none, counted as 'missing'.
 */
export const subgroupEffects: Kind<'subgroup_effects'> = ({ analysis, population }) => {
  const { endpoint, factor, subgroups, strata } = analysis;
  const of = { analysis: analysis.id, endpoint };
  const method = {
    ties: analysis.ties,
    test: 'Wald',
    conf_level: analysis.conf_level,
    ...hazardMethod(population, endpoint),
    ...strataMethod(strata),
  };
  const fit = (part: Population) => fitModel(modelData(part, endpoint, [factor], strata), analysis);
  const effect = (fitted: ReturnType<typeof fit>, group?: ResultRow['group']) =>
    ratioRows(
      {
        ...of,
        model: 'univariable',
        ...(group === undefined ? {} : { group }),
        n: fitted.data.times.row.length,
        events: fitted.events,
        method,
        warnings: 'reason' in fitted.fit ? [] : modelWarnings(fitted),
      },
      fitted,
    );
  const counts = (part: Population, group?: ResultRow['group']) =>
    factorCountRows(
      { ...of, ...(group === undefined ? {} : { group }), n: part.n },
      part,
      endpoint,
      factor,
      strata,
    );
  const times = endpointTimes(population, endpoint);
  const whole = fit(population);
  const n = whole.data.times.row.length;
  const isNumber = whole.data.factors[0]?.reference === undefined;
  const rows: ResultRow[] = [
    resultRow({ analysis: analysis.id, n: population.n }, 'n', population.n),
    ...countRows({ ...of, n: times.row.length, events: countEvents(times) }),
    ...(isNumber ? [] : countRows({ ...of, variable: factor.variable, n, events: whole.events })),
    ...counts(population),
    ...effect(whole),
  ];
  const models = [{ label: 'All patients', fitted: whole }];
  for (const subgroup of subgroups) {
    const variable = needGrouping(population, subgroup);
    const { name } = variable;
    for (const { value: level } of variable.levels ?? []) {
      const part = onlyLevel(population, name, level);
      const fitted = fit(part);
      const group = { variable: name, level };
      const own = { ...of, variable: name, level, n: fitted.data.times.row.length };
      const found = effect(fitted, group);
      rows.push(
        ...countRows({ ...own, events: fitted.events }),
        ...counts(part, group),
        ...(own.n > 0
          ? found
          : absent(found, `no patient of this model has ${levelLabel(variable, level)}`)),
      );
      models.push({ label: levelLabel(variable, level), fitted });
    }
    const values = columnOf(population, name);
    const missing = whole.data.times.row.filter((row) => values[row] === null).length;
    const interaction = subgroupInteraction({ ...of, method }, analysis, subgroup, population);
    rows.push(resultRow({ ...of, variable: name, n }, 'missing', missing), ...interaction.rows);
    models.push({ label: `interaction with ${variable.label}`, fitted: interaction.fitted });
  }
  const factors: Factor[] = [factor, ...subgroups];
  return {
    rows,
    curves: [],
    variables: modelVariables(population, factors, strata),
    warnings: [
      ...timeWarnings(population, endpoint, times, [], undefined),
      ...subgroupWarnings(models),
    ],
  };
};

/** The same rows without their numbers. */
function absent(rows: readonly ResultRow[], reason: string): ResultRow[] {
  return rows.map(({ statistic, value: _value, reason: _reason, id: _id, ...row }) =>
    resultRow(row, statistic, { reason }),
  );
}
