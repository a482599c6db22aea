import { analyse } from '@cohort-report/analysis';
import {
  type Cohort,
  loadStudy,
  locateProblems,
  ProblemsError,
  type StudyFiles,
} from '@cohort-report/schema';
import { counted } from '../stage/counted.ts';
import { runStage } from '../stage/run-stage.ts';
import { jsonBytes, readStageJson } from '../stage/stage-files.ts';
import { readDeclarations } from '../workspace/read-declarations.ts';

await runStage('analyse', async ({ paths, study }) => {
  const files = await readDeclarations(paths.study(study), ['analyses', 'published']);
  const bundle = loadStudy(files, ['analyses', 'published']);
  const cohort = await readStageJson<Cohort>(paths.stage(study, 'cohort'), 'cohort.json');
  const results = carriedOut({ bundle, cohort }, files);
  const absent = results.rows.filter((row) => row.value === null).length;
  return {
    files: new Map([['results.json', jsonBytes(results)]]),
    summary: `${counted(results.analyses.length, 'analysis', 'analyses')}: ${counted(results.rows.length, 'value')}, ${absent} of them not estimable`,
  };
});

function carriedOut(input: Parameters<typeof analyse>[0], files: StudyFiles) {
  try {
    return analyse(input);
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    throw new ProblemsError(locateProblems(error.problems, files));
  }
}
