import { spawnSync } from 'node:child_process';
import { ingest } from '@cohort-report/ingest';
import { loadStudy } from '@cohort-report/schema';
import { readFolder } from '../pipelines/runner/src/files/read-folder.ts';
import { workspacePaths } from '../pipelines/runner/src/workspace/paths.ts';
import { readDeclarations } from '../pipelines/runner/src/workspace/read-declarations.ts';
import { BUNDLE, growBundle } from './grow/grow-bundle.ts';
import { growText, VISITS } from './grow/grow-text.ts';
import { growWorkbook, WORKBOOK } from './grow/grow-workbook.ts';

// Exports as sites have them, with patients and visits copied; each format and size in a process of its own.
const STUDY = 'pulmonary-metastasectomy';
const FREEZE = '2024-06-30';
const FORMATS = {
  text: { file: VISITS, grow: growText, sizes: [250_000, 500_000, 1_000_000] },
  workbook: { file: WORKBOOK, grow: growWorkbook, sizes: [25_000, 50_000, 100_000] },
  FHIR: { file: BUNDLE, grow: growBundle, sizes: [12_500, 25_000, 50_000] },
};
type Format = keyof typeof FORMATS;

const [format, rows] = process.argv.slice(2);
if (format === undefined || rows === undefined) {
  for (const [name, { sizes }] of Object.entries(FORMATS))
    for (const size of sizes) {
      const run = spawnSync(process.execPath, [import.meta.filename, name, String(size)], {
        encoding: 'utf8',
      });
      if (run.status !== 0) throw new Error(run.stderr);
      console.log(run.stdout.trim());
    }
} else await measure(format as Format, Number(rows));

async function measure(name: Format, count: number): Promise<void> {
  const { file, grow } = FORMATS[name];
  const site = file.slice(0, file.indexOf('/'));
  const paths = workspacePaths();
  const all = loadStudy(await readDeclarations(paths.study(STUDY), ['sites']), ['sites']);
  const bundle = {
    ...all,
    study: { ...all.study, sites: [site] },
    sites: all.sites.filter((other) => other.site === site),
  };
  const raw = await readFolder(paths.freeze(STUDY, FREEZE));
  const files = await grow(
    new Map([...raw].filter(([path]) => path.startsWith(`${site}/`))),
    count,
  );
  const before = performance.now();
  const records = await ingest({ bundle, freeze: FREEZE, files });
  const seconds = (performance.now() - before) / 1000;
  const visits = records.accounts.find(
    (account) => account.file === file && account.entity === 'visit',
  );
  const peak = process.resourceUsage().maxRSS / 2 ** 20;
  console.log(
    `${name}: ${visits?.rowsIn} visits, ${visits?.used} used: ${seconds.toFixed(1)} s, ${peak.toFixed(2)} GB at most`,
  );
}
