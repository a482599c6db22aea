import type { Study } from './study.ts';

/** Two endpoints of the same dates: the events of `whole` are those of `part` and of what competes with it. */
export interface EventUnion {
  whole: string;
  part: string;
}

/**
 * Endpoints whose events sum to those of another: relapse, with death competing, to relapse-free survival. Told by their
 * expressions, so that endpoints with a time of their own are in none.
 */
export function eventUnions({ endpoints }: Pick<Study, 'endpoints'>): EventUnion[] {
  const dated = endpoints.flatMap((endpoint) => ('origin' in endpoint ? [endpoint] : []));
  const datesOf = ({ events, competing = [], origin }: (typeof dated)[number]) =>
    JSON.stringify([
      origin.trim(),
      ...[...new Set([...events, ...competing].map(({ date }) => date.trim()))].sort(),
    ]);
  const parts = dated.filter(({ competing }) => competing !== undefined);
  const wholes = dated.filter(({ competing }) => competing === undefined);
  return parts.flatMap((part) =>
    wholes
      .filter((whole) => datesOf(whole) === datesOf(part))
      .map((whole) => ({ whole: whole.id, part: part.id })),
  );
}
