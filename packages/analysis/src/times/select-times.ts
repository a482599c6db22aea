import type { EndpointTimes } from './endpoint-times.ts';

/** The times of those rows that `keep` holds for. */
export function selectTimes(times: EndpointTimes, keep: (row: number) => boolean): EndpointTimes {
  const selected: EndpointTimes = { row: [], days: [], event: [], cause: [] };
  times.row.forEach((row, index) => {
    if (!keep(row)) return;
    selected.row.push(row);
    selected.days.push(times.days[index] as number);
    selected.event.push(times.event[index] as number);
    selected.cause.push(times.cause[index] as number);
  });
  return selected;
}
