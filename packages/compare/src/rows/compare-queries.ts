import type { QueryChange } from '@cohort-report/schema';

/** A question to a site under an id that is the same at every freeze. */
export interface RaisedQuery {
  id: string;
  site: string;
}

/** Questions opened and closed from one freeze to the next, by site; sites without any are left out. */
export function compareQueries(
  before: readonly RaisedQuery[],
  after: readonly RaisedQuery[],
): QueryChange[] {
  const [old, now] = [before, after].map((queries) => new Set(queries.map(({ id }) => id))) as [
    Set<string>,
    Set<string>,
  ];
  return [...new Set([...before, ...after].map(({ site }) => site))].sort().map((site) => {
    const own = (queries: readonly RaisedQuery[]) => queries.filter((query) => query.site === site);
    return {
      site,
      opened: own(after).filter(({ id }) => !old.has(id)).length,
      closed: own(before).filter(({ id }) => !now.has(id)).length,
      open: own(after).length,
    };
  });
}
