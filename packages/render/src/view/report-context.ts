import type { Display, Results, Study, StudyBundle } from '@cohort-report/schema';
import { indexRows, type RowIndex } from '../rows/index-rows.ts';

/** What every part of the report reads. */
export interface ReportContext {
  bundle: StudyBundle;
  study: Study;
  display: Display;
  results: Results;
  index: RowIndex;
}

export function reportContext(bundle: StudyBundle, results: Results): ReportContext {
  return {
    bundle,
    study: bundle.study,
    display: bundle.study.display,
    results,
    index: indexRows(results.rows),
  };
}
