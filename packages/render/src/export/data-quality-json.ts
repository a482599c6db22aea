import type { DataNotes, DataQuality } from '@cohort-report/schema';
import { canonicalJson } from './canonical-json.ts';

/** The part of a report's data notes that is followed over the freezes, as JSON. */
export function dataQualityJson({ sites, findings, queries, completeness }: DataNotes): string {
  const quality: DataQuality = {
    sites: sites.map(({ site, label }) => ({ site, label })),
    findings,
    ...(queries === undefined ? {} : { queries }),
    ...(completeness === undefined ? {} : { completeness }),
  };
  return canonicalJson(quality);
}
