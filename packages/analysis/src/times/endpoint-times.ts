import type { Population } from '../population/population.ts';

/** The patients whose time and event of an endpoint are known; arrays run in parallel. */
export interface EndpointTimes {
  /** Row of the population's table. */
  row: number[];
  /** Whole days from the endpoint's origin. */
  days: number[];
  /** 1 event, 0 censored or a competing event. */
  event: number[];
  /** 0 censored, 1 event, 2 and on the competing events in their declared order. */
  cause: number[];
}

/** Times and events of an endpoint; patients without either are left out. */
export function endpointTimes(population: Population, endpoint: string): EndpointTimes {
  const days = population.table.array(`${endpoint}_days`) as ArrayLike<number | null>;
  const event = population.table.array(`${endpoint}_event`) as ArrayLike<boolean | null>;
  const competing = population.table.array(`${endpoint}_competing`) as ArrayLike<string | null>;
  const causes = population.endpoints.get(endpoint)?.competing?.causes.map(({ id }) => id) ?? [];
  const times: EndpointTimes = { row: [], days: [], event: [], cause: [] };
  for (let row = 0; row < population.n; row += 1) {
    const [time, happened] = [days[row] ?? null, event[row] ?? null];
    if (time === null || happened === null) continue;
    times.row.push(row);
    times.days.push(time);
    const other = competing[row] ?? null;
    times.event.push(happened ? 1 : 0);
    times.cause.push(happened ? 1 : other === null ? 0 : 2 + causes.indexOf(other));
  }
  return times;
}
