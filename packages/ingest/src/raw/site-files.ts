import type { SiteTable } from '@cohort-report/schema';
import { ANSWERS_FILE } from '../queries/read-answers.ts';
import { composed } from './composed.ts';

/**
 * The files that a declared table reads: the one it names, or all that its pattern names (`*` for any part of a name), in
 * the order of their names, whether composed or not; a returned query sheet is none of them. Each is a table of its own; none where no file fits.
 * `present`: paths below the site's folder.
 */
export function siteFiles(table: SiteTable, present: readonly string[]): SiteTable[] {
  const name = composed(table.file);
  if (!name.includes('*')) {
    const file = present.find((path) => composed(path) === name);
    return [file === undefined ? table : { ...table, file }];
  }
  const parts = name.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`^${parts.join('[^/]*')}$`);
  return present
    .filter((path) => path !== ANSWERS_FILE && pattern.test(composed(path)))
    .sort((a, b) => (a < b ? -1 : 1))
    .map((file) => ({ ...table, file }));
}
