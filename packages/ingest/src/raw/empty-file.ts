import type { SiteTable } from '@cohort-report/schema';
import { countText } from '../findings/count-text.ts';
import type { FileProblem } from './raw-sheet.ts';

/** A mapped file holds nothing but white space. */
export function emptyFile(bytes: Uint8Array, table: SiteTable): FileProblem {
  return {
    rule: 'file-empty',
    severity: table.optional ? 'warning' : 'blocking',
    message: 'the file is empty',
    expected: 'a header and rows',
    found: countText(bytes.length, 'byte'),
    action: 'ask the site to export it again',
  };
}
