import type { Site, SiteTable } from '@cohort-report/schema';
import { stringify } from 'csv-stringify/sync';
import type { SitePlan } from '../plan/site-plan.ts';
import { encodeText } from './encode-text.ts';
import type { RawRow } from './fill-table.ts';

/** A table as a delimited text file, rows ended as the plan says. */
export function writeDelimited(
  headers: readonly string[],
  rows: readonly RawRow[],
  mapping: SiteTable,
  site: Site,
  plan: SitePlan,
): Uint8Array {
  const text = stringify([[...headers], ...rows.map(({ cells }) => cells)], {
    delimiter: mapping.delimiter ?? site.delimiter ?? ',',
    record_delimiter: plan.line_end === 'crlf' ? '\r\n' : '\n',
    bom: plan.byte_order_mark,
  });
  return encodeText(text, mapping.encoding ?? site.encoding ?? 'utf-8');
}
