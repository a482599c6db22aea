import { join } from 'node:path';
import { compareFreezes, type FreezeData } from '@cohort-report/compare';
import { renderDifference } from '@cohort-report/render';
import {
  type Cohort,
  type DataNotes,
  type FileHash,
  loadStudy,
  type Results,
} from '@cohort-report/schema';
import { combineHashes } from '../files/combine-hashes.ts';
import { hashFiles } from '../files/hash-files.ts';
import { counted } from '../stage/counted.ts';
import { readPublished } from '../stage/read-published.ts';
import { remakeFreeze } from '../stage/remake-freeze.ts';
import { runStage } from '../stage/run-stage.ts';
import { jsonBytes, readStageJson } from '../stage/stage-files.ts';
import { codeIdentity } from '../workspace/code-identity.ts';
import { hashDeclarations } from '../workspace/hash-declarations.ts';
import { readDeclarations } from '../workspace/read-declarations.ts';
import { toolchainVersions } from '../workspace/toolchain-versions.ts';

await runStage('compare', async ({ paths, study, env }) => {
  const declarations = await readDeclarations(paths.study(study));
  const bundle = loadStudy(declarations);
  const input = paths.stage(study, 'compare-input');
  const [before, after] = [
    await readFreeze(join(input, 'before')),
    await readFreeze(join(input, 'after')),
  ];
  const code = await codeIdentity(paths.root);
  const earlier = before.results.freeze;
  const published = await readPublished(
    join(input, 'before'),
    {
      inputs: await readStageJson<FileHash[]>(join(input, 'before'), 'inputs.json'),
      declarations: hashDeclarations(declarations),
      code,
      toolchain: await toolchainVersions(paths.root),
    },
    (former) => remakeFreeze(paths, former, earlier, env),
  );
  const compared = compareFreezes({
    bundle,
    before,
    after,
    ...(published === undefined ? {} : { published }),
  });
  const { rows, alerts, cohort, findings, declarations: declared } = compared.internal;
  const changedPatients = [cohort.entered, cohort.left, cohort.followUp, cohort.corrected].flat();
  const same = [rows.changed, findings.length, declared.length, changedPatients.length].every(
    (count) => count === 0,
  );
  const draw = (form: keyof typeof compared) =>
    renderDifference({
      bundle,
      difference: compared[form],
      after: after.results,
      version: code.version,
    });
  const shareable = await draw('shareable');
  const manifest = {
    study,
    before: before.results.freeze,
    after: after.results.freeze,
    /** SHA-256 over all that the comparison was made from. */
    made_from: env.COHORT_REPORT_COMPARISON_SHA256,
    same,
    outputs: hashFiles(shareable),
  };
  return {
    files: new Map([
      ...[...(await draw('internal'))].map(([path, bytes]) => [`internal/${path}`, bytes] as const),
      ...[...shareable].map(([path, bytes]) => [`shareable/${path}`, bytes] as const),
      ['shareable/manifest.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)],
      ['alerts.json', jsonBytes(alerts)],
    ]),
    summary: `with ${before.results.freeze}: ${counted(rows.changed, 'number')} changed, ${rows.same} the same; ${counted(alerts.length, 'conclusion')} changed`,
  };
});

async function readFreeze(folder: string): Promise<FreezeData> {
  return {
    cohort: await readStageJson<Cohort>(folder, 'cohort.json'),
    results: await readStageJson<Results>(folder, 'results.json'),
    dataNotes: await readStageJson<DataNotes>(folder, 'data-notes.json'),
    queries: await readStageJson<FreezeData['queries']>(folder, 'queries.json'),
    inputs: combineHashes(await readStageJson<FileHash[]>(folder, 'inputs.json')),
  };
}
