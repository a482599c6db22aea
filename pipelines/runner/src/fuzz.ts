import { loadStudy } from '@cohort-report/schema';
import { parseFuzzOptions } from './cli/parse-fuzz-options.ts';
import { readFolder } from './files/read-folder.ts';
import { countRun, type Tally } from './fuzz/count-run.ts';
import { fuzzWatched } from './fuzz/fuzz-watched.ts';
import { defaultStudy } from './workspace/default-study.ts';
import { workspacePaths } from './workspace/paths.ts';
import { readDeclarations } from './workspace/read-declarations.ts';

const paths = workspacePaths();
const usual = await defaultStudy(paths.root);
const { count, seed } = options();
const bundle = loadStudy(await readDeclarations(paths.study(usual), ['sites']), ['sites']);
const freeze = bundle.study.freezes.at(-1)?.id ?? '';
const files = await readFolder(paths.freeze(usual, freeze));
const tally: Tally = new Map();
let [runs, failures] = [0, 0];
await fuzzWatched({ bundle, freeze, files, seed, from: 0 }, count, 60_000, (run) => {
  countRun(tally, run);
  runs += 1;
  if (run.failure !== undefined) {
    failures += 1;
    console.error(`run ${run.run}: ${run.mutation} in ${run.file}: ${run.failure}`);
  }
  if (runs % 500 === 0) console.log(`${runs} of ${count} mutations, ${failures} failures`);
});
for (const [name, entry] of tally)
  console.log(
    `${name.padEnd(48)} ${entry.runs} runs, cohort changed ${entry.changed}, told ${entry.told}`,
  );
console.log(`${runs} mutations of ${tally.size} kinds with seed ${seed}: ${failures} failures`);
process.exitCode = failures === 0 ? 0 : 1;

function options() {
  const usage = `pnpm fuzz [count] [seed]

Mutates the exports of the default study's newest freeze and ingests each mutation: nothing may crash or hang, and a changed
number must come with a finding that names its place.

  count  how many mutations (default: 1000)
  seed   of their random numbers (default: 1)
`;
  try {
    const parsed = parseFuzzOptions(process.argv.slice(2));
    if (parsed !== undefined) return parsed;
    console.log(usage);
    process.exit(0);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}
