import { spawnSync } from 'node:child_process';
import { ingest } from '@cohort-report/ingest';
import { loadStudy } from '@cohort-report/schema';
import { readFolder } from '../pipelines/runner/src/files/read-folder.ts';
import { workspacePaths } from '../pipelines/runner/src/workspace/paths.ts';
import { readDeclarations } from '../pipelines/runner/src/workspace/read-declarations.ts';

// A site's visits as its export has them, copied for ever more patients; each size in a process of its own.
const STUDY = 'pulmonary-metastasectomy';
const SITE = 'lmu';
const FREEZE = '2024-06-30';
const PATIENTS = `${SITE}/patienten.csv`;
const VISITS = `${SITE}/verlauf.csv`;
const SIZES = [250_000, 500_000, 1_000_000];
const FIRST_NUMBER = 100_000;

const [rows] = process.argv.slice(2).map(Number);
if (rows === undefined) {
  for (const size of SIZES) {
    const run = spawnSync(process.execPath, [import.meta.filename, String(size)], {
      encoding: 'utf8',
    });
    if (run.status !== 0) throw new Error(run.stderr);
    console.log(run.stdout.trim());
  }
} else await measure(rows);

async function measure(count: number): Promise<void> {
  const paths = workspacePaths();
  const all = loadStudy(await readDeclarations(paths.study(STUDY), ['sites']), ['sites']);
  const bundle = {
    ...all,
    study: { ...all.study, sites: [SITE] },
    sites: all.sites.filter(({ site }) => site === SITE),
  };
  const raw = await readFolder(paths.freeze(STUDY, FREEZE));
  const files = new Map([...raw].filter(([file]) => file.startsWith(`${SITE}/`)));
  for (const [file, lines] of copies(linesOf(files, PATIENTS), linesOf(files, VISITS), count))
    files.set(file, Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1'));
  const before = performance.now();
  const records = await ingest({ bundle, freeze: FREEZE, files });
  const seconds = (performance.now() - before) / 1000;
  const visits = records.accounts.find(({ file }) => file === VISITS);
  const peak = process.resourceUsage().maxRSS / 2 ** 20;
  console.log(
    `${visits?.rowsIn} rows of visits, ${visits?.used} used: ${seconds.toFixed(1)} s, ${peak.toFixed(2)} GB at most`,
  );
}

function linesOf(files: ReadonlyMap<string, Uint8Array>, file: string): string[] {
  return Buffer.from(files.get(file) ?? [])
    .toString('latin1')
    .split(/\r?\n/)
    .filter((line) => line !== '');
}

/** The patients' and the visits' lines, the patients copied under new numbers until there are `count` visits. */
function copies(
  [head = '', ...patients]: readonly string[],
  [visitHead = '', ...visits]: readonly string[],
  count: number,
): [string, string[]][] {
  const numberOf = (line: string) => line.slice(0, line.indexOf(';'));
  const own = Map.groupBy(visits, numberOf);
  const [people, seen] = [[head], [visitHead]];
  for (let copy = 0; seen.length <= count; copy += 1) {
    const patient = patients[copy % patients.length] as string;
    const number = numberOf(patient);
    const renumbered = (line: string) => `${FIRST_NUMBER + copy}${line.slice(number.length)}`;
    people.push(renumbered(patient));
    for (const visit of own.get(number) ?? [])
      if (seen.length <= count) seen.push(renumbered(visit));
  }
  return [
    [PATIENTS, people],
    [VISITS, seen],
  ];
}
