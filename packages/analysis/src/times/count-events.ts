import type { EndpointTimes } from './endpoint-times.ts';

/** Number of events among the times. */
export function countEvents(times: EndpointTimes): number {
  return times.event.reduce((sum, event) => sum + event, 0);
}
