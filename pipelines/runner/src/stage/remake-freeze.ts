import { analyse } from '@cohort-report/analysis';
import { buildCohort, ingest } from '@cohort-report/ingest';
import type { Cohort, Results, StudyBundle } from '@cohort-report/schema';
import { readFolder } from '../files/read-folder.ts';
import type { workspacePaths } from '../workspace/paths.ts';
import { pseudonymKey } from '../workspace/pseudonym-key.ts';

/** The cohort and the numbers of a freeze by other declarations than today's, from its raw files. Throws where they give none. */
export async function remakeFreeze(
  paths: ReturnType<typeof workspacePaths>,
  bundle: StudyBundle,
  freeze: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<{ cohort: Cohort; results: Results }> {
  const files = await readFolder(paths.freeze(bundle.study.study, freeze));
  const records = await ingest({ bundle, freeze, files });
  const key = await pseudonymKey(bundle.study, env);
  const { cohort } = buildCohort({ bundle, records, ...(key === undefined ? {} : { key }) });
  return { cohort, results: analyse({ bundle, cohort }) };
}
