import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadStudy } from '@cohort-report/schema';
import { ingest } from '../src/index.ts';

const SIZES = [250_000, 500_000, 1_000_000];
const MOST_SECONDS = 20;
const MOST_GIGABYTES = 1.5;
/** Time and memory may grow by this factor where the rows double. */
const LINEAR = 2.6;

const toy = join(import.meta.dirname, '../test/fixtures/toy');
const SITE = `site: north
label: North
delimiter: ';'
dates: [dd.MM.yyyy]
tables:
  - entity: visit
    file: visits.csv
    columns:
      Nr: { to: patient_id }
      Datum: { to: visit_date }
      Schmerz: { to: pain, values: { '0': none, '1': mild, '2': severe } }
`;

/** A CSV of follow-up visits, ten for each patient. */
function visits(rows: number): Uint8Array {
  const parts = ['Nr;Datum;Schmerz\n'];
  for (let row = 0; row < rows; row += 1) {
    const month = String((row % 12) + 1).padStart(2, '0');
    parts.push(`P${Math.floor(row / 10)};01.${month}.${2000 + (row % 10)};${row % 3}\n`);
  }
  return Buffer.from(parts.join(''));
}

async function measure(rows: number): Promise<void> {
  const text = (file: string) => readFileSync(join(toy, file), 'utf8');
  const study = text('study.yaml').replace(/^sites: .*$/m, 'sites: [north]');
  const bundle = loadStudy(
    new Map([
      ['study.yaml', study],
      ['codebook.yaml', text('codebook.yaml')],
      ['sites/north.yaml', SITE],
    ]),
    ['sites'],
  );
  const files = new Map([['north/visits.csv', visits(rows)]]);
  const start = performance.now();
  const { accounts } = await ingest({ bundle, freeze: 'f1', files });
  const seconds = (performance.now() - start) / 1000;
  const gigabytes = process.resourceUsage().maxRSS / 1024 ** 2;
  console.log(JSON.stringify({ rows, used: accounts[0]?.used, seconds, gigabytes }));
}

const [size] = process.argv.slice(2).map(Number);
if (size !== undefined) await measure(size);
else {
  let before: { seconds: number; gigabytes: number } | undefined;
  for (const rows of SIZES) {
    const run = spawnSync(process.execPath, [import.meta.filename, String(rows)]);
    const result = JSON.parse(run.stdout.toString()) as { seconds: number; gigabytes: number };
    const { seconds, gigabytes } = result;
    console.log(`${rows} rows: ${seconds.toFixed(1)} s, ${gigabytes.toFixed(2)} GB at most`);
    const grows = before !== undefined && seconds > before.seconds * LINEAR;
    if (seconds > MOST_SECONDS || gigabytes > MOST_GIGABYTES || grows) process.exitCode = 1;
    before = result;
  }
  console.log(
    `limits: ${MOST_SECONDS} s, ${MOST_GIGABYTES} GB, at most ${LINEAR} times the time for twice the rows`,
  );
}
