import { join } from 'node:path';
import type { FileHash } from '@cohort-report/schema';
import { hashBytes } from '../files/hash-bytes.ts';
import { hashFiles } from '../files/hash-files.ts';
import { readIfThere } from '../files/read-if-there.ts';
import { DamagedError } from './damaged-error.ts';

/** The file of a stage that names all others with their hashes. */
export const CHECKSUMS = 'checksums.json';

/** A value as the bytes of a JSON file. */
export function jsonBytes(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}

/** The files of a stage with their checksums among them. */
export function withChecksums(files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  return new Map([...files, [CHECKSUMS, jsonBytes(hashFiles(files))]]);
}

/** Reads files that an earlier stage wrote, all of them by default. Throws DamagedError where one is missing or not what was written. */
export async function readStageFiles(
  folder: string,
  paths?: readonly string[],
): Promise<Map<string, Uint8Array>> {
  const written = await readChecksums(folder);
  if (written === undefined) throw new DamagedError(CHECKSUMS);
  const known = new Map(written.map(({ path, sha256 }) => [path, sha256]));
  const files = new Map<string, Uint8Array>();
  for (const path of paths ?? known.keys()) {
    const bytes = await readIfThere(join(folder, path));
    if (bytes === undefined || hashBytes(bytes) !== known.get(path)) throw new DamagedError(path);
    files.set(path, bytes);
  }
  return files;
}

/** Reads a JSON file that an earlier stage wrote. Throws DamagedError as readStageFiles does. */
export async function readStageJson<T>(folder: string, file: string): Promise<T> {
  const bytes = (await readStageFiles(folder, [file])).get(file);
  return JSON.parse(Buffer.from(bytes as Uint8Array).toString('utf8')) as T;
}

/** The files that a stage wrote; undefined where it left no checksums, or none that can be read. */
export async function readChecksums(folder: string): Promise<FileHash[] | undefined> {
  return checksumsOf(await readIfThere(join(folder, CHECKSUMS)));
}

function checksumsOf(bytes: Uint8Array | undefined): FileHash[] | undefined {
  try {
    return JSON.parse(Buffer.from(bytes ?? []).toString('utf8')) as FileHash[];
  } catch {
    return undefined;
  }
}
