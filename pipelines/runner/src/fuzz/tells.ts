import type { Finding, RowAccount } from '@cohort-report/schema';
import type { Place } from './mutation.ts';

/** What the reading of a freeze says about its files. */
export interface Told {
  findings: readonly Finding[];
  accounts: readonly RowAccount[];
}

/**
 * Whether a reading tells of a change in this file: a finding that was not there before names the file and, where the
 * place is known, its row or column; or, for a change without a known place, the account of its rows differs.
 */
export function tells(before: Told, after: Told, file: string, place: Place): boolean {
  const known = place.rows !== undefined || place.column !== undefined;
  const left = new Map<string, number>();
  // Rows move where rows come and go, so that there a finding counts without its row.
  const key = ({ row, ...rest }: Finding) => JSON.stringify(known ? { ...rest, row } : rest);
  for (const finding of before.findings) left.set(key(finding), (left.get(key(finding)) ?? 0) + 1);
  const told = after.findings.filter((finding) => {
    const rest = left.get(key(finding)) ?? 0;
    left.set(key(finding), rest - 1);
    return rest <= 0 && finding.file === file;
  });
  if (told.some((finding) => !known || names(finding, place))) return true;
  return !known && accountOf(before, file) !== accountOf(after, file);
}

function names(finding: Finding, { rows, column }: Place): boolean {
  // A finding about the whole file names all of its places.
  if (finding.row === undefined && finding.column === undefined) return true;
  if (finding.row !== undefined && rows?.includes(finding.row)) return true;
  return column !== undefined && plain(finding.column ?? '') === plain(column);
}

/** Headings compared without what depends on the encoding. */
const plain = (text: string) => text.replace(/[^\x21-\x7e]+/g, '');

const accountOf = ({ accounts }: Told, file: string) =>
  JSON.stringify(accounts.filter((account) => account.file === file));
