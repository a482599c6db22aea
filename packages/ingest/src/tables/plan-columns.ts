import type { Entity, Field, Finding, MappedColumn, Site, SiteTable } from '@cohort-report/schema';
import { type Place, placed } from '../findings/place.ts';
import { headerText } from '../raw/header-text.ts';
import { declaredPrecision, type PrecisionReader } from '../values/declared-precision.ts';
import { dialectOf } from '../values/dialect.ts';
import { unitFactor } from '../values/unit-factor.ts';
import { type ValueReader, valueReader } from '../values/value-reader.ts';
import { type ValueTally, valueTally } from './value-tally.ts';

/** One mapped column of an opened table: where it stands, what it fills, how its cells are read. */
export interface PlannedColumn {
  index: number;
  header: string;
  name: string;
  field: Field;
  read: ValueReader;
  /** Where the export tells how much of a date is known. */
  precision?: { index: number; apply: PrecisionReader };
  tally: ValueTally;
}

/** The mapped columns of a table in its header; mapped columns that it lacks and units that can't be converted are findings. */
export function planColumns(
  site: Site,
  table: SiteTable,
  entity: Entity,
  header: readonly string[],
  date1904: boolean,
  place: Place,
): { columns: PlannedColumn[]; findings: Finding[]; absent: Set<string> } {
  const mapping = `sites/${site.site}.yaml`;
  const findings: Finding[] = [];
  const absent = new Set<string>();
  const columns: PlannedColumn[] = [];
  for (const [title, declared] of Object.entries(table.columns)) {
    if ('ignore' in declared) continue;
    const name = headerText(title);
    const index = header.indexOf(name);
    const targets = Array.isArray(declared) ? declared : [declared];
    if (index === -1) {
      for (const target of targets) absent.add(target.to);
      findings.push(placed(place, columnMissing(title, header, table, mapping), table.entity));
      continue;
    }
    if (header.indexOf(name, index + 1) !== -1)
      findings.push(placed(place, columnTwice(title), table.entity));
    for (const target of targets) {
      const field = entity.fields[target.to] as Field;
      const factor = conversion(target, field);
      if (factor === undefined)
        findings.push(placed(place, noConversion(title, target, field, mapping), table.entity));
      const beside = target.precision;
      const besideAt = beside === undefined ? -1 : header.indexOf(headerText(beside.column));
      if (beside !== undefined && besideAt === -1)
        findings.push(
          placed(place, columnMissing(beside.column, header, table, mapping), table.entity),
        );
      columns.push({
        ...(beside === undefined || besideAt === -1
          ? {}
          : {
              precision: { index: besideAt, apply: declaredPrecision(field, beside, mapping) },
            }),
        index,
        header: title,
        name: target.to,
        field,
        read: valueReader(
          field,
          target,
          dialectOf(site, table, target, date1904),
          factor ?? 1,
          mapping,
        ),
        tally: valueTally(
          field.type === 'category' || field.type === 'boolean' || target.values !== undefined,
        ),
      });
    }
  }
  return { columns, findings, absent };
}

function conversion(target: MappedColumn, field: Field): number | undefined {
  return target.unit === undefined || field.unit === undefined
    ? 1
    : unitFactor(target.unit, field.unit);
}

function columnMissing(
  title: string,
  header: readonly string[],
  table: SiteTable,
  mapping: string,
) {
  const mapped = new Set(Object.keys(table.columns).map(headerText));
  const free = header.filter((name) => name !== '' && !mapped.has(name));
  return {
    rule: 'column-missing',
    column: title,
    message: 'the file lacks a mapped column',
    expected: `a column "${title}"`,
    found:
      free.length === 0
        ? 'no column that could be it'
        : `not mapped here: ${free.map((name) => `"${name}"`).join(', ')}`,
    action: `correct the column's name in ${mapping}, or ask the site for the column`,
  };
}

function columnTwice(title: string) {
  return {
    rule: 'column-twice',
    column: title,
    message: 'the file has this column more than once',
    expected: 'one column of this name',
    action: 'ask the site which one is meant, and for distinct names',
  };
}

function noConversion(title: string, target: MappedColumn, field: Field, mapping: string) {
  return {
    rule: 'unit-unknown',
    column: title,
    message: `no conversion of "${field.label}" from ${target.unit} to ${field.unit}`,
    expected: `a unit that can be converted to ${field.unit}`,
    found: String(target.unit),
    action: `correct \`unit\` in ${mapping}`,
  };
}
