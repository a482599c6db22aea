import type { CohortVariable, ResultRow } from '@cohort-report/schema';
import { factorSets } from '../cox/factor-sets.ts';
import { fitModel } from '../cox/fit-model.ts';
import { groupWarnings } from '../cox/group-warnings.ts';
import { hazardMethod } from '../cox/hazard-method.ts';
import { type ModelData, modelData } from '../cox/model-data.ts';
import { modelName } from '../cox/model-name.ts';
import { modelVariables } from '../cox/model-variables.ts';
import { modelWarnings } from '../cox/model-warnings.ts';
import { omissionRows } from '../cox/omission-rows.ts';
import { omissionSummaryRows } from '../cox/omission-summary-rows.ts';
import { ratioRows } from '../cox/ratio-rows.ts';
import { strataMethod } from '../cox/strata-method.ts';
import { withoutPatient } from '../cox/without-patient.ts';
import { columnOf } from '../population/column-of.ts';
import { needGrouping } from '../population/need-grouping.ts';
import type { Population } from '../population/population.ts';
import { withoutLevel } from '../population/without-level.ts';
import { countRows } from '../rows/count-rows.ts';
import { countText } from '../rows/count-text.ts';
import { type RowBase, resultRow } from '../rows/result-row.ts';
import { countEvents } from '../times/count-events.ts';
import { endpointTimes } from '../times/endpoint-times.ts';
import { timeWarnings } from '../times/time-warnings.ts';
import type { Kind } from './kind.ts';

/**
 * Hazard ratios with Wald tests of all patients and of all without each level of `by` in turn (`group` with `without`), each model
 * on its complete cases: R's `coxph(Surv(time, event) ~ x + strata(s), subset = !(by %in% level))`; and of each comparison what
 * the omissions say together. Levels that no patient has are not left out. By `patient` each patient of a model is left out, R's
 * `subset = -i`, and only what these omissions say together is told.
 */
export const leaveOneOut: Kind<'leave_one_out'> = ({ analysis, bundle, population }) => {
  const { endpoint, factors, strata } = analysis;
  const by =
    analysis.by === 'patient' ? undefined : needGrouping(population, { variable: analysis.by });
  const omissions = by === undefined ? [] : levelOmissions(population, by);
  const counts = (part: Population, base: Omit<RowBase, 'n'>) => {
    const times = endpointTimes(part, endpoint);
    return countRows({ ...base, endpoint, n: times.row.length, events: countEvents(times) });
  };
  const base = { analysis: analysis.id };
  const rows: ResultRow[] = [
    resultRow({ ...base, n: population.n }, 'n', population.n),
    ...counts(population, base),
    ...omissions.flatMap(({ group, population: part }) => counts(part, { ...base, group })),
  ];
  const warnings = [
    ...timeWarnings(population, endpoint, endpointTimes(population, endpoint), [], undefined),
    ...(by === undefined ? [] : omittedWarnings(population, by)),
  ];
  for (const model of analysis.models) {
    const models: { label: string; warnings: string[] }[] = [];
    for (const set of factorSets(model, factors)) {
      const fit = (data: ModelData) => fitModel(data, analysis);
      const baseOf = ({ data, events }: ReturnType<typeof fit>) => ({
        ...base,
        endpoint,
        model,
        n: data.times.row.length,
        events,
        method: {
          ties: analysis.ties,
          test: 'Wald',
          conf_level: analysis.conf_level,
          ...hazardMethod(population, endpoint),
          ...strataMethod(strata),
        },
      });
      const data = modelData(population, endpoint, set, strata);
      const fitted = fit(data);
      const whole = ratioRows(baseOf(fitted), fitted);
      const without =
        by === undefined
          ? data.times.row.map((_, at) => {
              const left = fit(withoutPatient(data, at));
              return ratioRows(baseOf(left), left);
            })
          : omissions.map(({ group, population: part }) => {
              const left = fit(modelData(part, endpoint, set, strata));
              return omissionRows({ ...baseOf(left), group }, left, { population, fitted }, by);
            });
      rows.push(
        ...(model === 'multivariable' ? countRows(baseOf(fitted)) : []),
        ...whole,
        ...(by === undefined ? [] : without.flat()),
        ...whole
          .filter(({ statistic }) => statistic === 'hazard_ratio')
          .flatMap((ratio) => omissionSummaryRows(ratio, without, bundle.study.display)),
      );
      models.push({ label: modelName(model, fitted), warnings: modelWarnings(fitted) });
    }
    warnings.push(...groupWarnings(models, 'All univariable models'));
  }
  const grouping = [...(by === undefined ? [] : [by.name]), ...(strata ?? [])];
  const variables = modelVariables(population, factors, [...new Set(grouping)]);
  return { rows, curves: [], variables, warnings };
};

/** The patients without each level that anybody has. */
function levelOmissions(population: Population, { name, levels = [] }: CohortVariable) {
  const present = new Set(columnOf(population, name));
  return levels
    .filter(({ value }) => present.has(value))
    .map(({ value: level }) => ({
      group: { variable: name, level, without: true as const },
      population: withoutLevel(population, name, level),
    }));
}

/** Who is never left out, and what nobody has. */
function omittedWarnings(population: Population, by: CohortVariable): string[] {
  const values = columnOf(population, by.name);
  const unknown = values.filter((value) => value === null).length;
  const absent = (by.levels ?? []).filter(({ value }) => !values.includes(value));
  return [
    ...(unknown === 0
      ? []
      : [`${by.label}: not known of ${countText(unknown, 'patient')}, never left out`]),
    ...(absent.length === 0
      ? []
      : [
          `${by.label}: no patient of this analysis has ${absent.map(({ label }) => label).join(', ')}, which ${absent.length === 1 ? 'is' : 'are'} not left out`,
        ]),
  ];
}
