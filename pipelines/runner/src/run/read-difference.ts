import { join } from 'node:path';
import type { FileHash } from '@cohort-report/schema';
import { hashBytes } from '../files/hash-bytes.ts';
import { parseJson } from '../files/parse-json.ts';
import { readIfThere } from '../files/read-if-there.ts';

export interface DifferenceManifest {
  made_from: string;
  same: boolean;
  outputs: FileHash[];
}

/** The manifest of a published difference whose files are whole; undefined where there is none. */
export async function readDifference(target: string): Promise<DifferenceManifest | undefined> {
  const manifest = parseJson<DifferenceManifest>(await readIfThere(join(target, 'manifest.json')));
  if (manifest === undefined) return undefined;
  for (const { path, sha256 } of manifest.outputs) {
    const file = await readIfThere(join(target, path));
    if (file === undefined || hashBytes(file) !== sha256) return undefined;
  }
  return manifest;
}
