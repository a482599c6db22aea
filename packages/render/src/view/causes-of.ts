import type { Study } from '@cohort-report/schema';

/** The events that may end an endpoint's time, as rows name them: undefined for its own, then the ids of the competing ones. */
export function causesOf(study: Study, endpoint: string): (string | undefined)[] {
  const declared = study.endpoints.find(({ id }) => id === endpoint);
  return [undefined, ...(declared?.competing ?? []).map(({ id }) => id)];
}
