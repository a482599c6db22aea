import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { generate } from '@cohort-report/synthetic';
import { readFolder } from './files/read-folder.ts';
import { workspacePaths } from './workspace/paths.ts';

const SEED = 1;

const paths = workspacePaths();
const { config } = JSON.parse(await readFile(join(paths.root, 'package.json'), 'utf8')) as {
  config: { study: string };
};
const texts = [...(await readFolder(paths.study(config.study)))].filter(([path]) =>
  /\.(yaml|csv|xsd)$/.test(path),
);
const declarations = new Map(
  texts.map(([path, bytes]) => [path, Buffer.from(bytes).toString('utf8')]),
);
const exports = await generate({ seed: SEED, declarations });

const freezes = new Set([...exports.keys()].map((path) => path.split('/')[0] as string));
for (const freeze of freezes)
  await rm(paths.freeze(config.study, freeze), { recursive: true, force: true });
for (const [path, bytes] of exports) {
  const file = join(paths.root, 'data', config.study, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes);
}
console.log(
  `${exports.size} files in ${freezes.size} freezes below data/${config.study}/, seed ${SEED}`,
);
