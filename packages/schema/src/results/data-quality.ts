import type { DataNotes } from './data-notes.ts';

/** What a report says about the quality of its data, published as data-quality.json: counts only. */
export type DataQuality = Pick<
  DataNotes,
  'findings' | 'queries' | 'completeness' | 'values' | 'shared' | 'conflicts' | 'merged'
> & {
  sites: { site: string; label: string }[];
};
