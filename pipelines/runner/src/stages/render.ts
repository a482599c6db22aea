import { renderReport, roCrate } from '@cohort-report/render';
import {
  type DataNotes,
  type FileHash,
  loadStudy,
  type Manifest,
  type Results,
} from '@cohort-report/schema';
import { hashFiles } from '../files/hash-files.ts';
import { counted } from '../stage/counted.ts';
import { runStage } from '../stage/run-stage.ts';
import { readStageJson } from '../stage/stage-files.ts';
import { codeIdentity } from '../workspace/code-identity.ts';
import { hashDeclarations } from '../workspace/hash-declarations.ts';
import { readDeclarations } from '../workspace/read-declarations.ts';
import { toolchainVersions } from '../workspace/toolchain-versions.ts';

await runStage('render', async ({ paths, study, freeze }) => {
  const declarations = await readDeclarations(paths.study(study));
  const bundle = loadStudy(declarations);
  const results = await readStageJson<Results>(paths.stage(study, 'analyse'), 'results.json');
  const dataNotes = await readStageJson<DataNotes>(paths.stage(study, 'cohort'), 'data-notes.json');
  const inputs = await readStageJson<FileHash[]>(paths.stage(study, 'ingest'), 'inputs.json');
  const provenance: Omit<Manifest, 'outputs'> = {
    study,
    freeze,
    planVersion: bundle.study.plan_version,
    code: await codeIdentity(paths.root),
    toolchain: await toolchainVersions(paths.root),
    inputs,
    declarations: hashDeclarations(declarations),
  };
  const templates = new Map([...declarations].filter(([path]) => path.endsWith('.hbs')));
  const files = await renderReport({ bundle, templates, results, dataNotes, provenance });
  files.set('declarations.json', declarationsBytes(declarations));
  const crate = roCrate(bundle.study, provenance, hashFiles(new Map([...files].sort(byPath))));
  files.set('ro-crate-metadata.json', Buffer.from(crate));
  const manifest: Manifest = {
    ...provenance,
    outputs: hashFiles(new Map([...files].sort(byPath))),
  };
  return {
    files: new Map([
      ...files,
      ['manifest.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)],
    ]),
    summary: `${counted(files.size + 1, 'file')}: report.html, report.pdf, report.docx, tables.xlsx, ${counted(count(files, 'tables/'), 'table')}, ${counted(count(files, 'figures/'), 'figure')}`,
  };
});

/** The declarations themselves, so that a later difference can tell what they changed. */
function declarationsBytes(declarations: ReadonlyMap<string, string>): Uint8Array {
  return Buffer.from(`${JSON.stringify(Object.fromEntries(declarations), null, 2)}\n`);
}

function count(files: ReadonlyMap<string, unknown>, folder: string): number {
  return [...files.keys()].filter((path) => path.startsWith(folder)).length;
}

function byPath([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
