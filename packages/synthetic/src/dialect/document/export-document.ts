import type { SiteTable } from '@cohort-report/schema';
import { expressionValue } from '../../cohort/expression-value.ts';
import type { DocumentPlan } from '../../plan/site-plan.ts';
import { randomStream } from '../../random/random-stream.ts';
import type { RawRecord } from '../../records/make-records.ts';
import { type FillContext, fits } from '../fill-table.ts';
import { writeCell } from '../write-cell.ts';
import { fillTemplate, type Template, type TemplateScope } from './fill-template.ts';
import { writeXml } from './write-xml.ts';

/**
 * Writes the records that belong into a document by its template, and takes them off `left`. Expressions see the patient's
 * variables, `row` (the record in canonical values) and `raw` (as the mapping writes it, '' where it is missing or not
 * mapped; `<field>_precision` where the mapping reads one) and `of_person` (entity -> such texts of all the patient's
 * records).
 */
export function exportDocument(
  document: DocumentPlan,
  left: Set<RawRecord>,
  context: FillContext,
): Uint8Array {
  const tables = context.site.tables.filter(({ file }) => file === document.file);
  const written = new Set<RawRecord>();
  const ofPerson = memoized((person: string) => {
    const own: Record<string, unknown[]> = {};
    for (const { entity } of tables) own[entity] = [];
    for (const record of left) {
      if (record.person !== person) continue;
      const mapping = tables.find((table) => fits(record, table));
      if (mapping !== undefined) own[record.entity]?.push(scopeOf(record, mapping, context).raw);
    }
    return own;
  });
  const each: TemplateScope['each'] = (entity, where, outer) =>
    [...left].flatMap((record) => {
      const mapping = tables.find((table) => fits(record, table));
      const person = outer.values.person_id;
      if (record.entity !== entity || mapping === undefined) return [];
      if (person !== undefined && person !== record.person) return [];
      const values = { ...scopeOf(record, mapping, context), of_person: ofPerson(record.person) };
      if (where !== undefined && expressionValue(where, values) !== true) return [];
      written.add(record);
      return [{ values, each }];
    });
  const content = fillTemplate(document.content as Template, {
    values: { cutoff: context.cutoff },
    each,
  });
  for (const record of written) left.delete(record);
  const text =
    document.format === 'xml'
      ? writeXml(content as Record<string, unknown>)
      : `${JSON.stringify(content, null, 1)}\n`;
  return new TextEncoder().encode(text);
}

function memoized<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

function scopeOf(
  record: RawRecord,
  mapping: SiteTable,
  context: FillContext,
): Record<string, unknown> {
  const fields = context.codebook.entities[record.entity]?.fields ?? {};
  const random = randomStream(context.seed, 'cells', context.site.site, record.id);
  const raw: Record<string, string> = {};
  for (const name of Object.keys(fields)) raw[name] = '';
  for (const column of Object.values(mapping.columns).flat()) {
    if ('ignore' in column) continue;
    const field = fields[column.to];
    if (field === undefined || (record.values[column.to] ?? null) === null) continue;
    const cell = writeCell(record, column, field, { ...context, table: mapping, random });
    raw[column.to] = String(cell);
    if (column.precision === undefined) continue;
    const precision = record.precision?.[column.to] ?? 'day';
    const codes = Object.entries(column.precision.values);
    raw[`${column.to}_precision`] = codes.find(([, known]) => known === precision)?.[0] ?? '';
  }
  return {
    ...context.people.get(record.person),
    person_id: record.person,
    cutoff: context.cutoff,
    row: record.values,
    raw,
  };
}
