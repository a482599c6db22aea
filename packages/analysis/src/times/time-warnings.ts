import type { CohortVariable } from '@cohort-report/schema';
import type { Population } from '../population/population.ts';
import { countText } from '../rows/count-text.ts';
import type { EndpointTimes } from './endpoint-times.ts';
import type { Stratum } from './strata.ts';

/** Says how many patients an endpoint or a grouping leaves out because a value is missing. */
export function timeWarnings(
  population: Population,
  endpoint: string,
  times: EndpointTimes,
  groups: readonly Stratum[],
  by: CohortVariable | undefined,
): string[] {
  const label = population.endpoints.get(endpoint)?.short ?? endpoint;
  const unknown = population.n - times.row.length;
  const grouped = groups.reduce((sum, group) => sum + group.times.row.length, 0);
  const ungrouped = by === undefined ? 0 : times.row.length - grouped;
  return [
    ...(unknown === 0
      ? []
      : [`${label}: ${countText(unknown, 'patient')} without a known time or status`]),
    ...(ungrouped === 0
      ? []
      : [`${label}: ${countText(ungrouped, 'patient')} in no group, as ${by?.label} is not known`]),
  ];
}
