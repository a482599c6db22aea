import type { Entity, Field, Finding, MappedColumn, Site, SiteTable } from '@cohort-report/schema';
import { type Place, placed } from '../findings/place.ts';
import { headerText } from '../raw/header-text.ts';
import { headingNames } from '../raw/heading-names.ts';
import type { OpenedTable } from '../raw/open-table.ts';
import { shownHeadings } from '../raw/shown-headings.ts';
import { declaredPrecision, type PrecisionReader } from '../values/declared-precision.ts';
import { dialectOf } from '../values/dialect.ts';
import { unitFactor } from '../values/unit-factor.ts';
import { type ValueReader, valueReader } from '../values/value-reader.ts';
import { findColumn } from './find-column.ts';
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

/**
 * The mapped columns of a table in its header, under whichever of their names it has; mapped columns that it lacks or has twice
 * and units that can't be converted are findings.
 */
export function planColumns(
  site: Site,
  table: SiteTable,
  entity: Entity,
  { header, headerRow, sheet }: OpenedTable,
  place: Place,
): { columns: PlannedColumn[]; findings: Finding[]; absent: Set<string> } {
  const mapping = `sites/${site.site}.yaml`;
  const shown = () => shownHeadings(header, sheet.rows.slice(headerRow));
  const known = new Set(
    site.tables
      .filter(({ file, sheet: of }) => of === table.sheet && String(file) === String(table.file))
      .flatMap((each) =>
        Object.keys(each.columns).flatMap((title) => headingNames(each, title).map(headerText)),
      ),
  );
  const missing = (title: string) =>
    placed(
      place,
      columnMissing(headingNames(table, title), header, shown(), known, mapping),
      table.entity,
    );
  const findings: Finding[] = [];
  const absent = new Set<string>();
  const columns: PlannedColumn[] = [];
  for (const [title, declared] of Object.entries(table.columns)) {
    if ('ignore' in declared) continue;
    const { name, at } = findColumn(table, title, header);
    const [index] = at;
    const targets = Array.isArray(declared) ? declared : [declared];
    if (index === undefined) {
      if (targets.every(({ optional }) => optional === true)) {
        findings.push(placed(place, columnLacking(title), table.entity));
        continue;
      }
      for (const target of targets) absent.add(target.to);
      findings.push(missing(title));
      continue;
    }
    if (at.length > 1)
      findings.push(placed(place, columnTwice(name, headingNames(table, title)), table.entity));
    for (const target of targets) {
      const field = entity.fields[target.to] as Field;
      const factor = conversion(target, field);
      if (factor === undefined)
        findings.push(placed(place, noConversion(name, target, field, mapping), table.entity));
      const beside = target.precision;
      const besideAt = beside && findColumn(table, beside.column, header).at[0];
      if (beside !== undefined && besideAt === undefined) findings.push(missing(beside.column));
      columns.push({
        ...(beside === undefined || besideAt === undefined
          ? {}
          : {
              precision: { index: besideAt, apply: declaredPrecision(field, beside, mapping) },
            }),
        index,
        header: name,
        name: target.to,
        field,
        read: valueReader(
          field,
          target,
          dialectOf(site, table, target, sheet.date1904),
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
  names: readonly string[],
  header: readonly string[],
  shown: ReturnType<typeof shownHeadings>,
  known: ReadonlySet<string>,
  mapping: string,
) {
  const free = header.flatMap((name, index) => {
    if (name === '' || known.has(name)) return [];
    const described = shown.names[index] as string;
    return [described === name ? `"${name}"` : described];
  });
  return {
    rule: 'column-missing',
    column: names[0] as string,
    message: 'the file lacks a mapped column',
    expected: `a column ${names.map((name) => `"${name}"`).join(' or ')}`,
    found: shown.isData ? 'a row that looks like data and is not shown' : foundColumns(free),
    action: `correct the column's name in ${mapping}, or ask the site for the column; where other freezes call it otherwise or lack it, say so there by \`also_named\` or \`optional\``,
  };
}

function foundColumns(free: readonly string[]): string {
  return free.length === 0 ? 'no column that could be it' : `not mapped here: ${free.join(', ')}`;
}

function columnLacking(title: string) {
  return {
    rule: 'optional-column-missing',
    severity: 'info' as const,
    column: title,
    message: 'this freeze has no such column; its values are not known',
    expected: `a column "${title}", where the site has these values`,
    action: 'nothing, if the site does not collect them',
  };
}

function columnTwice(title: string, names: readonly string[]) {
  return {
    rule: 'column-twice',
    column: title,
    message: 'the file has this column more than once',
    expected:
      names.length === 1
        ? 'one column of this name'
        : `one column of ${names.map((name) => `"${name}"`).join(', ')}`,
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
