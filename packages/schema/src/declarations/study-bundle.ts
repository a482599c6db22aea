import type { Published } from '../published/published.ts';
import type { Analysis } from './analysis.ts';
import type { Checklist } from './checklist.ts';
import type { Codebook } from './codebook.ts';
import type { Site } from './site.ts';
import type { Study } from './study.ts';

/** All declarations of one study, read and checked. */
export interface StudyBundle {
  study: Study;
  codebook: Codebook;
  sites: Site[];
  analyses: Analysis[];
  /** XSD files that sites' mappings name: file in sites/ -> text. */
  schemas?: Record<string, string>;
  /** What the source publication prints, where the study has a published.yaml. */
  published?: Published;
  /** Where the report answers a reporting guideline, where the study has a report/checklist.yaml. */
  checklist?: Checklist;
}
