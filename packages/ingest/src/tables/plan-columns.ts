import type { Entity, Field, Finding, MappedColumn, Site, SiteTable } from '@cohort-report/schema';
import { type Place, placed } from '../findings/place.ts';
import { headerText } from '../raw/header-text.ts';
import type { OpenedTable } from '../raw/open-table.ts';
import { shownHeadings } from '../raw/shown-headings.ts';
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
  { header, headerRow, sheet }: OpenedTable,
  place: Place,
): { columns: PlannedColumn[]; findings: Finding[]; absent: Set<string> } {
  const mapping = `sites/${site.site}.yaml`;
  const shown = () => shownHeadings(header, sheet.rows.slice(headerRow));
  const known = new Set(
    site.tables
      .filter(({ file, sheet: of }) => of === table.sheet && String(file) === String(table.file))
      .flatMap(({ columns: of }) => Object.keys(of).map(headerText)),
  );
  const missing = (title: string) =>
    placed(place, columnMissing(title, header, shown(), known, mapping), table.entity);
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
      findings.push(missing(title));
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
      if (beside !== undefined && besideAt === -1) findings.push(missing(beside.column));
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
  title: string,
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
    column: title,
    message: 'the file lacks a mapped column',
    expected: `a column "${title}"`,
    found: shown.isData ? 'a row that looks like data and is not shown' : foundColumns(free),
    action: `correct the column's name in ${mapping}, or ask the site for the column`,
  };
}

function foundColumns(free: readonly string[]): string {
  return free.length === 0 ? 'no column that could be it' : `not mapped here: ${free.join(', ')}`;
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
