import type { Published, StudyBundle } from '@cohort-report/schema';

/** The printed values of the study. Throws an Error where it has none. */
export function needPublished(bundle: StudyBundle): Published {
  if (bundle.published === undefined) throw new Error('the study has no published.yaml');
  return bundle.published;
}
