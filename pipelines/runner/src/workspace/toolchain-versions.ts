import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

interface PackageFile {
  devDependencies?: Record<string, string>;
  dependencies?: Record<string, string>;
}

const FILES: [string, string[]][] = [
  ['package.json', ['node']],
  ['packages/survival/package.json', ['ml-matrix']],
  ['packages/analysis/package.json', ['arquero']],
  [
    'packages/render/package.json',
    [
      'handlebars',
      'vega',
      'vega-lite',
      '@myriaddreamin/typst-ts-node-compiler',
      'docx',
      '@resvg/resvg-wasm',
      'fflate',
      'hucre',
    ],
  ],
];

/** The pinned versions of what computes and draws, read from the package files. */
export async function toolchainVersions(root: string): Promise<Record<string, string>> {
  const versions: Record<string, string> = {};
  for (const [path, names] of FILES) {
    const file = JSON.parse(await readFile(join(root, path), 'utf8')) as PackageFile;
    for (const name of names) {
      const version = { ...file.devDependencies, ...file.dependencies }[name];
      if (version === undefined) throw new Error(`${path} does not pin ${name}`);
      versions[name] = version;
    }
  }
  return versions;
}
