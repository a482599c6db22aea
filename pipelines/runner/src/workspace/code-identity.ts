import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '@cohort-report/schema';
import { combineHashes } from '../files/combine-hashes.ts';
import { hashFiles } from '../files/hash-files.ts';
import { readFolder } from '../files/read-folder.ts';

/** Folders whose sources can change a number or its look in a report. */
const SOURCES = ['schema', 'ingest', 'survival', 'analysis', 'render'];

const PARTS = ['src', 'assets', 'templates'];

/** The version of the code and a SHA-256 of each package's sources, its assets and templates included. */
export async function codeIdentity(root: string): Promise<Manifest['code']> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const sources = await Promise.all(
    SOURCES.map(async (name) => {
      const parts = await Promise.all(
        PARTS.map(async (part) => {
          const files = await readFolder(join(root, 'packages', name, part));
          return hashFiles(files).map((file) => ({ ...file, path: `${part}/${file.path}` }));
        }),
      );
      return { package: name, sha256: combineHashes(parts.flat()) };
    }),
  );
  return { version, sources };
}
