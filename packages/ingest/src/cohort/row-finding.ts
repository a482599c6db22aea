import type { Finding } from '@cohort-report/schema';
import type { PersonRow } from '../persons/person-row.ts';

/** What a finding says, before its place is added. */
export type FindingText = Pick<Finding, 'severity' | 'rule' | 'message'> &
  Partial<Pick<Finding, 'field' | 'expected' | 'found' | 'action'>>;

/** A finding at one raw row. */
export function rowFinding(row: PersonRow, entity: string, what: FindingText): Finding {
  return {
    ...what,
    site: row.site.site,
    file: row.record.file,
    ...(row.record.sheet === undefined ? {} : { sheet: row.record.sheet }),
    row: row.record.row,
    entity,
  };
}
