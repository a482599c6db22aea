import type { ResultRow } from '@cohort-report/schema';
import { factorCountRows } from '../cox/factor-count-rows.ts';
import { factorRows } from '../cox/factor-rows.ts';
import { fitModel } from '../cox/fit-model.ts';
import { groupWarnings } from '../cox/group-warnings.ts';
import { hazardMethod } from '../cox/hazard-method.ts';
import { modelData } from '../cox/model-data.ts';
import { modelName } from '../cox/model-name.ts';
import { modelRows } from '../cox/model-rows.ts';
import { modelWarnings } from '../cox/model-warnings.ts';
import { strataMethod } from '../cox/strata-method.ts';
import { needVariable } from '../population/need-variable.ts';
import { type RowBase, resultRow } from '../rows/result-row.ts';
import { countEvents } from '../times/count-events.ts';
import { endpointTimes } from '../times/endpoint-times.ts';
import { timeWarnings } from '../times/time-warnings.ts';
import type { Kind } from './kind.ts';

/**
 * Hazard ratios of each factor alone and of all together, with Wald tests; each model on its complete cases, with a baseline
 * hazard of its own in each stratum. With the hazard 'subdistribution' the models are those of Fine and Gray.
 */
export const coxTable: Kind<'cox_table'> = ({ analysis, population }) => {
  const { endpoint, factors, strata } = analysis;
  const times = endpointTimes(population, endpoint);
  const of: RowBase = {
    analysis: analysis.id,
    endpoint,
    n: times.row.length,
    events: countEvents(times),
  };
  const rows: ResultRow[] = [
    resultRow({ analysis: analysis.id, n: population.n }, 'n', population.n),
    resultRow(of, 'n', times.row.length),
    resultRow(of, 'events', countEvents(times)),
    ...factors.flatMap((factor) => factorCountRows(of, population, endpoint, factor, strata)),
  ];
  const warnings = timeWarnings(population, endpoint, times, [], undefined);
  for (const model of analysis.models) {
    const models: { label: string; warnings: string[] }[] = [];
    const sets = model === 'univariable' ? factors.map((factor) => [factor]) : [factors];
    for (const set of sets) {
      const fitted = fitModel(modelData(population, endpoint, set, strata), analysis);
      const base: RowBase = {
        analysis: analysis.id,
        endpoint,
        model,
        n: fitted.data.times.row.length,
        events: fitted.events,
        method: {
          ties: analysis.ties,
          test: 'Wald',
          conf_level: analysis.conf_level,
          ...hazardMethod(population, endpoint, analysis.hazard),
          ...strataMethod(strata),
        },
      };
      const raised = modelWarnings(fitted);
      rows.push(
        ...fitted.data.factors.flatMap((_, index) => factorRows(base, fitted, index)),
        ...modelRows(
          model === 'univariable' && set[0] ? { ...base, variable: set[0].variable } : base,
          fitted,
          raised,
        ),
      );
      models.push({ label: modelName(model, fitted), warnings: raised });
    }
    warnings.push(...groupWarnings(models, 'All univariable models'));
  }
  const variables = [
    ...factors.map((factor) => needVariable(population, factor.variable, factor.label)),
    ...(strata ?? []).map((name) => needVariable(population, name)),
  ];
  return { rows, curves: [], variables, warnings };
};
