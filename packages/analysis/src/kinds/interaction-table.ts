import type { ResultRow } from '@cohort-report/schema';
import { groupWarnings } from '../cox/group-warnings.ts';
import { hazardMethod } from '../cox/hazard-method.ts';
import { interactionFit } from '../cox/interaction-fit.ts';
import { interactionRows } from '../cox/interaction-rows.ts';
import { modelData } from '../cox/model-data.ts';
import { modelVariables } from '../cox/model-variables.ts';
import { modelWarnings } from '../cox/model-warnings.ts';
import { strataMethod } from '../cox/strata-method.ts';
import { countRows } from '../rows/count-rows.ts';
import { type RowBase, resultRow } from '../rows/result-row.ts';
import { countEvents } from '../times/count-events.ts';
import { endpointTimes } from '../times/endpoint-times.ts';
import { timeWarnings } from '../times/time-warnings.ts';
import type { Kind } from './kind.ts';

/** Whether the effect of a modifier differs with each factor: Wald test of the product in a model of factor, modifier and product. */
export const interactionTable: Kind<'interaction_table'> = ({ analysis, population }) => {
  const { strata } = analysis;
  const rows: ResultRow[] = [
    resultRow({ analysis: analysis.id, n: population.n }, 'n', population.n),
  ];
  const warnings: string[] = [];
  for (const endpoint of analysis.endpoints) {
    const times = endpointTimes(population, endpoint);
    const short = population.endpoints.get(endpoint)?.short ?? endpoint;
    const of = {
      analysis: analysis.id,
      endpoint,
      n: times.row.length,
      events: countEvents(times),
    };
    rows.push(...countRows(of));
    warnings.push(...timeWarnings(population, endpoint, times, [], undefined));
    const models: { label: string; warnings: string[] }[] = [];
    for (const factor of analysis.factors) {
      const data = modelData(population, endpoint, [factor, analysis.modifier], strata);
      const fit = interactionFit(data, { ties: analysis.ties });
      const base: RowBase = {
        analysis: analysis.id,
        endpoint,
        variable: factor.variable,
        n: data.times.row.length,
        events: fit.fitted.events,
        method: {
          ties: analysis.ties,
          test: 'Wald',
          conf_level: 0.95,
          ...hazardMethod(population, endpoint),
          ...strataMethod(strata),
        },
      };
      const raised = modelWarnings(fit.fitted);
      rows.push(...interactionRows({ ...base, warnings: raised }, fit));
      models.push({ label: String(data.factors[0]?.variable.label), warnings: raised });
    }
    warnings.push(
      ...groupWarnings(models, 'every factor').map((warning) => `${short}, ${warning}`),
    );
  }
  const factors = [...analysis.factors, analysis.modifier];
  const variables = modelVariables(population, factors, strata);
  return { rows, curves: [], variables, warnings };
};
