import type { Display, ResultRow, Results, Study, StudyBundle } from '@cohort-report/schema';
import { indexRows, type RowIndex } from '../rows/index-rows.ts';

/** What every part of the report reads. */
export interface ReportContext {
  bundle: StudyBundle;
  study: Study;
  display: Display;
  results: Results;
  index: RowIndex;
  /** Result rows by id. */
  rows: ReadonlyMap<string, ResultRow>;
}

export function reportContext(bundle: StudyBundle, results: Results): ReportContext {
  return {
    bundle,
    study: bundle.study,
    display: bundle.study.display,
    results,
    index: indexRows(results.rows),
    rows: new Map(results.rows.map((row) => [row.id, row])),
  };
}
