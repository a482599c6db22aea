import { relative } from 'node:path';
import type { Problem } from '@cohort-report/schema';

const READ_ONLY = [
  'may not be written',
  'make the folder writable, or work in a checkout of your own; then run again',
] as const;
const FULL = ['the disk is full', 'free some space, then run again'] as const;

const CAUSES: Record<string, readonly [message: string, action: string]> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EFBIG: ['the file is larger than this user may write', 'raise the limit, then run again'],
  EROFS: READ_ONLY,
  EACCES: ['may not be read or written', 'give yourself the right to it, then run again'],
  EPERM: READ_ONLY,
  EIO: ['the disk failed', 'check the disk, then run again'],
  ENOTDIR: ['is a file, where a folder is expected', 'name the folder'],
  EMFILE: ['too many files are open', 'raise the limit (ulimit -n), then run again'],
};

/**
 * What the operating system refused, as a problem that a person can mend; undefined for any other error. Paths are told
 * relative to `root`.
 */
export function systemProblem(error: unknown, root: string): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, path } = error as NodeJS.ErrnoException;
  const cause = CAUSES[code ?? ''];
  if (cause === undefined) return undefined;
  const [message, action] = cause;
  const place = path === undefined ? '.' : relative(root, path) || '.';
  return {
    file: place,
    message: `${message} (${code})`,
    action,
  };
}
