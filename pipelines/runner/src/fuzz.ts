import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadStudy } from '@cohort-report/schema';
import { readFolder } from './files/read-folder.ts';
import { fuzz } from './fuzz/fuzz.ts';
import { workspacePaths } from './workspace/paths.ts';
import { readDeclarations } from './workspace/read-declarations.ts';

const paths = workspacePaths();
const { config } = JSON.parse(await readFile(join(paths.root, 'package.json'), 'utf8')) as {
  config: { study: string };
};
const [count = 1000, seed = 1] = process.argv
  .slice(2)
  .filter((arg) => arg !== '--')
  .map(Number);
const bundle = loadStudy(await readDeclarations(paths.study(config.study), ['sites']), ['sites']);
const freeze = bundle.study.freezes.at(-1)?.id ?? '';
const files = await readFolder(paths.freeze(config.study, freeze));
const { runs, tally, failures } = await fuzz(bundle, freeze, files, count, seed);
for (const [name, entry] of tally)
  console.log(
    `${name.padEnd(40)} ${entry.runs} runs, cohort changed ${entry.changed}, told ${entry.told}`,
  );
for (const failure of failures) console.error(failure);
console.log(`${runs} mutations with seed ${seed}: ${failures.length} failures`);
process.exitCode = failures.length === 0 ? 0 : 1;
