import { loadStudy, ProblemsError, type Records } from '@cohort-report/schema';
import { cohortOutput } from '../stage/cohort-output.ts';
import { runStage } from '../stage/run-stage.ts';
import { readStageJson } from '../stage/stage-files.ts';
import { pseudonymKey } from '../workspace/pseudonym-key.ts';
import { readDeclarations } from '../workspace/read-declarations.ts';

await runStage('cohort', async ({ paths, study, env }) => {
  const bundle = loadStudy(await readDeclarations(paths.study(study), ['sites']), ['sites']);
  const records = await readStageJson<Records>(paths.stage(study, 'ingest'), 'records.json');
  const key = await pseudonymKey(bundle.study, env).catch((error: unknown) => {
    if (error instanceof ProblemsError) return error.problems;
    throw error;
  });
  return cohortOutput(bundle, records, key);
});
