import type { FileHash } from '@cohort-report/schema';
import { hashFiles } from '../files/hash-files.ts';

/** Path, SHA-256 and size of each declaration, as the manifest lists them. */
export function hashDeclarations(declarations: ReadonlyMap<string, string>): FileHash[] {
  return hashFiles(new Map([...declarations].map(([path, text]) => [path, Buffer.from(text)])));
}
