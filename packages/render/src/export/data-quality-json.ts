import type { DataNotes, DataQuality } from '@cohort-report/schema';
import { canonicalJson } from './canonical-json.ts';

/** The part of a report's data notes that other programs read, as JSON. */
export function dataQualityJson(notes: DataNotes): string {
  const { sites, findings, queries, completeness, values, shared, conflicts, merged } = notes;
  const quality: DataQuality = {
    sites: sites.map(({ site, label }) => ({ site, label })),
    findings,
    ...(queries === undefined ? {} : { queries }),
    ...(completeness === undefined ? {} : { completeness }),
    ...(values === undefined ? {} : { values }),
    ...(shared === undefined ? {} : { shared }),
    ...(conflicts === undefined ? {} : { conflicts }),
    ...(merged === undefined ? {} : { merged }),
  };
  return canonicalJson(quality);
}
