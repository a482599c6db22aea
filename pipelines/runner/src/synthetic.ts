import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { generate } from '@cohort-report/synthetic';
import { readFolder } from './files/read-folder.ts';
import { fitStudy } from './synthesis/fit-study.ts';
import { defaultStudy } from './workspace/default-study.ts';
import { workspacePaths } from './workspace/paths.ts';

const SEED = 1;
const USAGE = `pnpm synthetic [--fit]

Writes the synthetic raw exports of the default study, all freezes, from its declarations and their seed.

  --fit   first fit the cohort to the printed values again (synthetic/fit-targets.yaml); some ten minutes.
          It can be stopped at any time and goes on where it was.
`;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  let values: ReturnType<typeof parsed>;
  try {
    values = parsed(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    return 2;
  }
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const paths = workspacePaths();
  const study = await defaultStudy(paths.root);
  if (values.fit) {
    await fitStudy(paths.study(study), paths.stages(study), (line) => {
      console.log(line);
    });
  }
  const texts = [...(await readFolder(paths.study(study)))].filter(([path]) =>
    /\.(yaml|hbs|csv|xsd)$/.test(path),
  );
  const declarations = new Map(
    texts.map(([path, bytes]) => [path, Buffer.from(bytes).toString('utf8')]),
  );
  const exports = await generate({ seed: SEED, declarations });

  const freezes = new Set([...exports.keys()].map((path) => path.split('/')[0] as string));
  for (const freeze of freezes)
    await rm(paths.freeze(study, freeze), { recursive: true, force: true });
  for (const [path, bytes] of exports) {
    const file = join(paths.root, 'data', study, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  console.log(
    `${exports.size} files in ${freezes.size} freezes below data/${study}/, seed ${SEED}`,
  );
  return 0;
}

function parsed(args: readonly string[]) {
  return parseArgs({
    args: args.filter((arg) => arg !== '--'),
    options: {
      fit: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  }).values;
}
