import type { SiteTable } from '@cohort-report/schema';
import { ANSWERS_FILE } from '../queries/read-answers.ts';
import { composed } from './composed.ts';

/** A table of a mapping as it reads one file. */
export interface FileTable extends SiteTable {
  file: string;
}

/**
 * The files that a declared table reads: those it names, in their order, each once; of a pattern (`*` for any part of a
 * name) all that fit, in the order of their names; a returned query sheet is none of them. Letters may be composed or not.
 * Each file is a table of its own; a name or pattern that no file fits stays. `present`: paths below the site's folder.
 */
export function siteFiles(table: SiteTable, present: readonly string[]): FileTable[] {
  const files = [table.file].flat().flatMap((declared) => {
    const found = filesNamed(declared, present);
    return found.length === 0 ? [declared] : found;
  });
  return [...new Set(files)].map((file) => ({ ...table, file }));
}

function filesNamed(declared: string, present: readonly string[]): string[] {
  const name = composed(declared);
  if (!name.includes('*')) return present.filter((path) => composed(path) === name).slice(0, 1);
  const parts = name.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`^${parts.join('[^/]*')}$`);
  return present
    .filter((path) => path !== ANSWERS_FILE && pattern.test(composed(path)))
    .sort((a, b) => (a < b ? -1 : 1));
}
