import {
  blockingFindings,
  buildCohort,
  type Query,
  querySheet,
  raisedQueries,
} from '@cohort-report/ingest';
import {
  type Finding,
  formatFinding,
  loadStudy,
  ProblemsError,
  type Records,
  type StudyBundle,
} from '@cohort-report/schema';
import { counted } from '../stage/counted.ts';
import { runStage, type StageOutput } from '../stage/run-stage.ts';
import { jsonBytes, readStageJson } from '../stage/stage-files.ts';
import { pseudonymKey } from '../workspace/pseudonym-key.ts';
import { readDeclarations } from '../workspace/read-declarations.ts';

await runStage('cohort', async ({ paths, study, env }) => {
  const bundle = loadStudy(await readDeclarations(paths.study(study), ['sites']), ['sites']);
  const records = await readStageJson<Records>(paths.stage(study, 'ingest'), 'records.json');
  const blocking = blockingFindings(records.findings);
  const key = await pseudonymKey(bundle.study, env).catch((error: unknown) => {
    if (!(error instanceof ProblemsError)) throw error;
    throw new ProblemsError([...error.problems, ...blocking]);
  });
  const input = { bundle, records, ...(key === undefined ? {} : { key }) };
  if (blocking.length > 0)
    return await blocked(bundle, records.freeze, records.findings, raisedQueries(input));
  const { cohort, dataNotes, queries } = buildCohort(input);
  if (blockingFindings(cohort.findings).length > 0)
    return await blocked(bundle, records.freeze, cohort.findings, queries);
  return {
    files: new Map([
      ...(await forPeople(bundle, records.freeze, cohort.findings, queries)),
      ['cohort.json', jsonBytes(cohort)],
      ['data-notes.json', jsonBytes(dataNotes)],
      ['queries.json', jsonBytes(queries.map(({ id, site: at }) => ({ id, site: at })))],
    ]),
    summary: `${counted(cohort.flow.start, 'patient')} in, ${cohort.flow.included} included`,
  };
});

/** What remains where a finding blocks: all findings, the blocking ones first, and the questions to the sites. */
async function blocked(
  bundle: StudyBundle,
  freeze: string,
  findings: readonly Finding[],
  queries: readonly Query[],
): Promise<StageOutput> {
  const blocking = blockingFindings(findings);
  const problems = [...blocking, ...findings.filter((finding) => !blocking.includes(finding))];
  return {
    files: await forPeople(bundle, freeze, problems, queries),
    summary: `${blocking.length} blocking finding(s)`,
    problems,
  };
}

/** The list of findings, and a workbook of questions for each site that has any. */
async function forPeople(
  bundle: StudyBundle,
  freeze: string,
  findings: readonly Finding[],
  queries: readonly Query[],
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const { site, label } of bundle.sites) {
    const own = queries.filter((query) => query.site === site);
    const title = `${bundle.study.title}, freeze ${freeze}: questions to ${label}`;
    if (own.length > 0) files.set(`queries/${site}.xlsx`, await querySheet(title, own));
  }
  const texts = findings.map((finding) => `${formatFinding(finding)}\n\n`);
  return files.set('findings.txt', Buffer.from(texts.join('')));
}
