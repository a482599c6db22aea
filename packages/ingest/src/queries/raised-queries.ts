import type { Records, StudyBundle } from '@cohort-report/schema';
import { studyPseudonyms } from '../persons/study-pseudonyms.ts';
import type { Query } from './query.ts';
import { queryIds } from './query-id.ts';
import { raiseQueries } from './raise-queries.ts';

/**
 * The questions that the raw exports alone raise, for a freeze that blocks before there is a cohort; each has the id it
 * has in a freeze that does not. Throws an Error if the study's pseudonyms are keyed and there is no key.
 */
export function raisedQueries(input: {
  bundle: StudyBundle;
  records: Records;
  key?: string;
}): Query[] {
  const { bundle, records, key } = input;
  const ids = queryIds(bundle, records, studyPseudonyms(bundle.study, key));
  return raiseQueries(bundle, records.findings, records.answers ?? [], ids).queries;
}
