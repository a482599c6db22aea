import type { ResultRow } from '@cohort-report/schema';
import { factorSets } from '../cox/factor-sets.ts';
import { fitModel } from '../cox/fit-model.ts';
import { groupWarnings } from '../cox/group-warnings.ts';
import { hazardMethod } from '../cox/hazard-method.ts';
import { modelData } from '../cox/model-data.ts';
import { modelName } from '../cox/model-name.ts';
import { modelVariables } from '../cox/model-variables.ts';
import { modelWarnings } from '../cox/model-warnings.ts';
import { proportionalityRows } from '../cox/proportionality-rows.ts';
import { strataMethod } from '../cox/strata-method.ts';
import { countRows } from '../rows/count-rows.ts';
import { resultRow } from '../rows/result-row.ts';
import { countEvents } from '../times/count-events.ts';
import { endpointTimes } from '../times/endpoint-times.ts';
import { timeWarnings } from '../times/time-warnings.ts';
import type { Kind } from './kind.ts';

/**
 * Tests of proportional hazards (Grambsch and Therneau) in the models of a Cox table of the same factors, each on its complete
 * cases: of every factor, and of the multivariable model as a whole. Competing events count as censored.
 */
export const proportionalHazards: Kind<'proportional_hazards'> = ({ analysis, population }) => {
  const { endpoint, factors, strata, ties, transform } = analysis;
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
  ];
  const warnings = timeWarnings(population, endpoint, times, [], undefined);
  for (const model of analysis.models) {
    const models: { label: string; warnings: string[] }[] = [];
    for (const set of factorSets(model, factors)) {
      const fitted = fitModel(modelData(population, endpoint, set, strata), { ties });
      const n = fitted.data.times.row.length;
      const base = {
        analysis: analysis.id,
        endpoint,
        model,
        n,
        events: fitted.events,
      };
      const counted =
        model === 'univariable' && set[0] ? { ...base, variable: set[0].variable } : base;
      const raised = modelWarnings(fitted);
      const method = {
        test: 'Grambsch-Therneau',
        transform,
        ties,
        ...hazardMethod(population, endpoint),
        ...strataMethod(strata),
      };
      rows.push(
        ...countRows(counted),
        ...proportionalityRows({ ...base, method, warnings: raised }, fitted, transform),
      );
      models.push({ label: modelName(model, fitted), warnings: raised });
    }
    warnings.push(...groupWarnings(models, 'All univariable models'));
  }
  const variables = modelVariables(population, factors, strata);
  return { rows, curves: [], variables, warnings };
};
