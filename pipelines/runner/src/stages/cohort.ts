import { buildCohort } from '@cohort-report/ingest';
import { formatFinding, loadStudy, type Records } from '@cohort-report/schema';
import { runStage } from '../stage/run-stage.ts';
import { jsonBytes, readStageJson } from '../stage/stage-files.ts';
import { stopOnBlocking } from '../stage/stop-on-blocking.ts';
import { pseudonymKey } from '../workspace/pseudonym-key.ts';
import { readDeclarations } from '../workspace/read-declarations.ts';

await runStage('cohort', async ({ paths, study, env }) => {
  const bundle = loadStudy(await readDeclarations(paths.study(study), ['sites']), ['sites']);
  const records = await readStageJson<Records>(paths.stage(study, 'ingest'), 'records.json');
  const key = await pseudonymKey(bundle.study, env);
  const { cohort, dataNotes } = buildCohort({
    bundle,
    records,
    ...(key === undefined ? {} : { key }),
  });
  stopOnBlocking(cohort.findings);
  return {
    files: new Map([
      ['cohort.json', jsonBytes(cohort)],
      ['data-notes.json', jsonBytes(dataNotes)],
      [
        'findings.txt',
        Buffer.from(cohort.findings.map((finding) => `${formatFinding(finding)}\n\n`).join('')),
      ],
    ]),
    summary: `${cohort.flow.start} patients in, ${cohort.flow.included} included`,
  };
});
