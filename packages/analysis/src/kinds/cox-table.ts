import type { ResultRow } from '@cohort-report/schema';
import { factorCountRows } from '../cox/factor-count-rows.ts';
import { factorRows } from '../cox/factor-rows.ts';
import { factorSets } from '../cox/factor-sets.ts';
import { fitModel } from '../cox/fit-model.ts';
import { groupWarnings } from '../cox/group-warnings.ts';
import { hazardMethod } from '../cox/hazard-method.ts';
import { modelData } from '../cox/model-data.ts';
import { modelName } from '../cox/model-name.ts';
import { modelRows } from '../cox/model-rows.ts';
import { modelVariables } from '../cox/model-variables.ts';
import { modelWarnings } from '../cox/model-warnings.ts';
import { strataMethod } from '../cox/strata-method.ts';
import { countRows } from '../rows/count-rows.ts';
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
  const of = {
    analysis: analysis.id,
    endpoint,
    n: times.row.length,
    events: countEvents(times),
  };
  const rows: ResultRow[] = [
    resultRow({ analysis: analysis.id, n: population.n }, 'n', population.n),
    ...countRows(of),
    ...factors.flatMap((factor) => factorCountRows(of, population, endpoint, factor, strata)),
  ];
  const warnings = timeWarnings(population, endpoint, times, [], undefined);
  for (const model of analysis.models) {
    const models: { label: string; warnings: string[] }[] = [];
    for (const set of factorSets(model, factors)) {
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
  const variables = modelVariables(population, factors, strata);
  return { rows, curves: [], variables, warnings };
};
