import type { AnalysisOf } from '@cohort-report/schema';
import type { Population } from '../population/population.ts';

/** What rows say of the hazard that is modelled, where the endpoint has competing events. */
export function hazardMethod(
  population: Population,
  endpoint: string,
  hazard?: AnalysisOf<'cox_table'>['hazard'],
): Record<string, string> {
  if (population.endpoints.get(endpoint)?.competing === undefined) return {};
  return hazard === 'subdistribution'
    ? { hazard, model: 'Fine-Gray', variance: 'robust' }
    : { hazard: 'cause-specific' };
}
