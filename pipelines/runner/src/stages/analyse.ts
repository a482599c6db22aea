import { analyse } from '@cohort-report/analysis';
import { type Cohort, loadStudy } from '@cohort-report/schema';
import { counted } from '../stage/counted.ts';
import { runStage } from '../stage/run-stage.ts';
import { jsonBytes, readStageJson } from '../stage/stage-files.ts';
import { readDeclarations } from '../workspace/read-declarations.ts';

await runStage('analyse', async ({ paths, study }) => {
  const files = await readDeclarations(paths.study(study), ['analyses', 'published']);
  const bundle = loadStudy(files, ['analyses', 'published']);
  const cohort = await readStageJson<Cohort>(paths.stage(study, 'cohort'), 'cohort.json');
  const results = analyse({ bundle, cohort });
  const absent = results.rows.filter((row) => row.value === null).length;
  return {
    files: new Map([['results.json', jsonBytes(results)]]),
    summary: `${counted(results.analyses.length, 'analysis', 'analyses')}: ${counted(results.rows.length, 'value')}, ${absent} of them not estimable`,
  };
});
