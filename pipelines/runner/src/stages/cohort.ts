import { blockingFindings, buildCohort } from '@cohort-report/ingest';
import { loadStudy, ProblemsError, type Records } from '@cohort-report/schema';
import { runStage } from '../stage/run-stage.ts';
import { jsonBytes, readStageJson } from '../stage/stage-files.ts';
import { readDeclarations } from '../workspace/read-declarations.ts';

await runStage('cohort', async ({ paths, study }) => {
  const bundle = loadStudy(await readDeclarations(paths.study(study), ['sites']), ['sites']);
  const records = await readStageJson<Records>(paths.stage(study, 'ingest'), 'records.json');
  const { cohort, dataNotes } = buildCohort({ bundle, records });
  const blocking = blockingFindings(cohort.findings);
  if (blocking.length > 0) throw new ProblemsError(blocking);
  return {
    files: new Map([
      ['cohort.json', jsonBytes(cohort)],
      ['data-notes.json', jsonBytes(dataNotes)],
    ]),
    summary: `${cohort.flow.start} patients in, ${cohort.flow.included} included`,
  };
});
