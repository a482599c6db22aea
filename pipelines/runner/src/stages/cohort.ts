import { buildCohort, querySheet } from '@cohort-report/ingest';
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
  const { cohort, dataNotes, queries } = buildCohort({
    bundle,
    records,
    ...(key === undefined ? {} : { key }),
  });
  stopOnBlocking(cohort.findings);
  const sheets = new Map<string, Uint8Array>();
  for (const { site, label } of bundle.sites) {
    const own = queries.filter((query) => query.site === site);
    const title = `${bundle.study.title}, freeze ${records.freeze}: questions to ${label}`;
    if (own.length > 0) sheets.set(`queries/${site}.xlsx`, await querySheet(title, own));
  }
  return {
    files: new Map([
      ...sheets,
      ['cohort.json', jsonBytes(cohort)],
      ['data-notes.json', jsonBytes(dataNotes)],
      ['queries.json', jsonBytes(queries.map(({ id, site: at }) => ({ id, site: at })))],
      [
        'findings.txt',
        Buffer.from(cohort.findings.map((finding) => `${formatFinding(finding)}\n\n`).join('')),
      ],
    ]),
    summary: `${cohort.flow.start} patients in, ${cohort.flow.included} included`,
  };
});
