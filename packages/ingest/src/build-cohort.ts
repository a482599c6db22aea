import type { Cohort, DataNotes, Records, StudyBundle } from '@cohort-report/schema';
import { assembleCohort } from './cohort/assemble-cohort.ts';
import { assessPersons } from './cohort/assess-persons.ts';
import { dataNotes } from './cohort/data-notes.ts';
import { patientFlow } from './cohort/patient-flow.ts';
import { sitesLeftOut } from './cohort/sites-left-out.ts';
import { sortFindings } from './findings/sort-findings.ts';
import { gatherPersons } from './persons/gather-persons.ts';
import { studyPseudonyms } from './persons/study-pseudonyms.ts';
import type { Query } from './queries/query.ts';
import { queryIds } from './queries/query-id.ts';
import { raiseQueries } from './queries/raise-queries.ts';
import { accountBook } from './rows/account-book.ts';

/**
 * Records -> one row a patient who passed the study's criteria, without any identifier, and what the report says
 * about its data. Times are whole days. Values that can't be determined are null with a reason in `absent`
 * (by variable, or by endpoint id). Throws an Error if the study's pseudonyms are keyed and there is no key. Nothing depends on the order of rows, files or sites in the raw data.
 */
export function buildCohort(input: {
  bundle: StudyBundle;
  records: Records;
  /** Secret key of the pseudonyms; needed unless the study declares them public. */
  key?: string;
}): {
  cohort: Cohort;
  dataNotes: DataNotes;
  /** Questions to the sites about their exports. */
  queries: Query[];
} {
  const { bundle, records } = input;
  const { study } = bundle;
  const book = accountBook(records.accounts);
  const cutoff = study.freezes.find((freeze) => freeze.id === records.freeze)?.cutoff ?? null;
  const pseudonyms = studyPseudonyms(study, input.key);
  const gathered = gatherPersons(bundle, records, book, pseudonyms);
  const { assessed, findings } = assessPersons(bundle, gathered.persons, cutoff);
  const included = assessed.filter(({ exclusion }) => exclusion === undefined);
  const assembled = assembleCohort(bundle, included);
  const flow = patientFlow(bundle, assessed);
  const all = sortFindings(
    [
      ...records.findings,
      ...gathered.findings,
      ...findings,
      ...assembled.findings,
      ...sitesLeftOut(flow),
    ],
    study.sites,
  );
  const cohort: Cohort = {
    study: study.study,
    freeze: records.freeze,
    ...assembled.columns,
    flow,
    findings: all,
  };
  const raised = raiseQueries(
    bundle,
    all,
    records.answers ?? [],
    queryIds(bundle, records, pseudonyms),
  );
  return {
    cohort,
    queries: raised.queries,
    dataNotes: dataNotes(bundle, cohort, {
      queries: raised.counts,
      accounts: book.close(gathered.used),
      used: gathered.used,
      mappings: records.mappings,
      assessed,
      findings: all,
    }),
  };
}
