import type { Codebook } from '@cohort-report/schema';
import type { SitePlan } from '../plan/site-plan.ts';
import { randomStream } from '../random/random-stream.ts';
import { shuffle } from '../random/shuffle.ts';
import type { RawRecord } from '../records/make-records.ts';

export interface SiteIds {
  /** The site's own number for an id of the generator; the id itself where the site has none. */
  idOf: (record: RawRecord, field: string) => string;
  /** Order of the site's lists: by patient number, then by date. */
  compare: (a: RawRecord, b: RawRecord) => number;
}

/**
 * Numbers patients, and surgeries and the like within them, as the site's patterns say: patients in random order with gaps,
 * their rows by date. Taken from all records, so that the numbers stay over the freezes.
 */
export function siteIds(
  records: readonly RawRecord[],
  plan: SitePlan,
  codebook: Codebook,
  datedBy: Readonly<Record<string, string>>,
  seed: number,
): SiteIds {
  const people = [...new Set(records.map(({ person }) => person))].sort();
  const random = randomStream(seed, 'site-ids', plan.site);
  const numbers = new Map<string, number>();
  let next = plan.first_number;
  for (const person of shuffle(people, random)) {
    numbers.set(person, next);
    next += 1 + Math.floor(random() * random() * 9);
  }
  const ranks = new Map<string, number>();
  const dated = records.toSorted((a, b) => (dateOf(a, datedBy) < dateOf(b, datedBy) ? -1 : 1));
  for (const field of Object.keys(plan.ids)) {
    const counts = new Map<string, number>();
    for (const record of dated) {
      const id = record.values[field];
      if (codebook.entities[record.entity]?.fields[field]?.type !== 'id' || id == null) continue;
      const key = `${field} ${record.person} ${id}`;
      if (ranks.has(key) || !(record.entity in datedBy)) continue;
      const rank = (counts.get(record.person) ?? 0) + 1;
      counts.set(record.person, rank);
      ranks.set(key, rank);
    }
  }
  const compare = (a: RawRecord, b: RawRecord): number => {
    const byNumber = (numbers.get(a.person) ?? 0) - (numbers.get(b.person) ?? 0);
    if (byNumber !== 0) return byNumber;
    const [left, right] = [dateOf(a, datedBy), dateOf(b, datedBy)];
    return left < right ? -1 : left > right ? 1 : 0;
  };
  const idOf = (record: RawRecord, field: string): string => {
    const id = String(record.values[field]);
    const pattern = plan.ids[field];
    if (pattern === undefined) return id;
    return pattern
      .replaceAll('{n}', String(numbers.get(record.person)))
      .replaceAll('{k}', String(ranks.get(`${field} ${record.person} ${id}`)));
  };
  return { idOf, compare };
}

function dateOf(record: RawRecord, datedBy: Readonly<Record<string, string>>): string {
  return String(record.values[datedBy[record.entity] ?? ''] ?? '9999');
}
