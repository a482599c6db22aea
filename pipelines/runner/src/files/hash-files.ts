import type { FileHash } from '@cohort-report/schema';
import { hashBytes } from './hash-bytes.ts';

/** Path, SHA-256 and size of each file, in the order of the map. */
export function hashFiles(files: ReadonlyMap<string, Uint8Array>): FileHash[] {
  return [...files].map(([path, bytes]) => ({
    path,
    sha256: hashBytes(bytes),
    bytes: bytes.length,
  }));
}
