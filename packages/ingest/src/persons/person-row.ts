import type {
  DatePrecision,
  Field,
  FieldValue,
  RecordRow,
  Site,
  Study,
} from '@cohort-report/schema';
import type { Known } from '../values/agree.ts';

/** A raw row as expressions see it, with the row it came from. */
export interface PersonRow {
  record: RecordRow;
  site: Site;
  /** The entity's fields, `site` and `site_kind`; identifiers other than the patient's are prefixed with the site. */
  values: Record<string, FieldValue>;
  precision: Record<string, DatePrecision>;
}

/** Makes rows of one entity ready for expressions. */
export function personRowMaker(
  study: Study,
  fields: Readonly<Record<string, Field>>,
): (record: RecordRow, site: Site) => PersonRow {
  const kept = new Set([study.patient.id, ...study.patient.linkage]);
  const prefixed = Object.entries(fields)
    .filter(([name, field]) => field.type === 'id' && !kept.has(name))
    .map(([name]) => name);
  return (record, site) => {
    const values: Record<string, FieldValue> = {
      ...record.values,
      site: site.site,
      site_kind: site.kind,
    };
    for (const name of prefixed) {
      const value = values[name] ?? null;
      if (value !== null) values[name] = `${site.site}:${String(value)}`;
    }
    return { record, site, values, precision: { ...record.precision } };
  };
}

/** A row's value of a field, if it is known. */
export function known(row: PersonRow, field: string): Known | undefined {
  const value = row.values[field] ?? null;
  return value === null ? undefined : { value, precision: row.precision[field] ?? 'day' };
}
