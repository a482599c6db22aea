import type { FileHash } from '@cohort-report/schema';
import { hashBytes } from './hash-bytes.ts';

/** One SHA-256 over the paths and contents of all files. */
export function combineHashes(files: readonly FileHash[]): string {
  return hashBytes(files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join(''));
}
