import type { SiteTable } from '@cohort-report/schema';
import { ANSWERS_FILE } from '../queries/read-answers.ts';

/**
 * The files that a declared table reads: the one it names, or all that its pattern names (`*` for any part of a name), in
 * the order of their names; a returned query sheet is none of them. Each is a table of its own; none where no file fits.
 * `present`: paths below the site's folder.
 */
export function siteFiles(table: SiteTable, present: readonly string[]): SiteTable[] {
  if (!table.file.includes('*')) return [table];
  const parts = table.file.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`^${parts.join('[^/]*')}$`);
  return present
    .filter((path) => path !== ANSWERS_FILE && pattern.test(path))
    .sort((a, b) => (a < b ? -1 : 1))
    .map((file) => ({ ...table, file }));
}
