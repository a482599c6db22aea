import type { Endpoint, ObservedEndpoint } from './study.ts';

/** All expressions of an endpoint. */
export function endpointExpressions(endpoint: Endpoint | ObservedEndpoint): string[] {
  return 'origin' in endpoint
    ? [
        endpoint.origin,
        ...endpoint.events.map(({ date }) => date),
        ...(endpoint.competing ?? []).map(({ date }) => date),
        endpoint.censor,
      ]
    : [endpoint.time, endpoint.event, ...(endpoint.competing ?? []).map(({ event }) => event)];
}
