import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Manifest, ProblemsError } from '@cohort-report/schema';
import { hashBytes } from '../files/hash-bytes.ts';
import { readFolder } from '../files/read-folder.ts';
import { replaceFolder, restoreFolder } from '../files/replace-folder.ts';

/**
 * Brings what the render stage made to the report's folder, all files at once, after checking each against the manifest.
 * Gives false where the report there is the same to the byte already. Differences from other freezes stay only then.
 */
export async function publishReport(rendered: string, target: string): Promise<boolean> {
  await restoreFolder(target);
  const manifestBytes = await readFile(join(rendered, 'manifest.json'));
  const manifest = JSON.parse(manifestBytes.toString('utf8')) as Manifest;
  const files = new Map<string, Uint8Array>();
  for (const { path, sha256 } of manifest.outputs) {
    const bytes = await readFile(join(rendered, path));
    if (hashBytes(bytes) !== sha256) {
      throw new ProblemsError([
        {
          file: path,
          message: 'a rendered file differs from the manifest; the cache is damaged',
          action: 'run again with --force',
        },
      ]);
    }
    files.set(path, bytes);
  }
  files.set('manifest.json', manifestBytes);
  if (sameFiles(files, await reportFiles(target))) return false;
  await replaceFolder(target, files);
  return true;
}

/** The files of the report itself, without its differences from other freezes. */
async function reportFiles(target: string): Promise<Map<string, Uint8Array>> {
  const files = await readFolder(target);
  return new Map([...files].filter(([path]) => !path.startsWith('difference-from-')));
}

function sameFiles(
  a: ReadonlyMap<string, Uint8Array>,
  b: ReadonlyMap<string, Uint8Array>,
): boolean {
  if (a.size !== b.size) return false;
  for (const [path, bytes] of a) {
    const other = b.get(path);
    if (other === undefined || Buffer.compare(bytes, other) !== 0) return false;
  }
  return true;
}
