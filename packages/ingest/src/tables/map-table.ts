import type {
  Entity,
  FieldValue,
  Finding,
  RecordRow,
  Site,
  SiteTable,
  ValueMapping,
} from '@cohort-report/schema';
import { cellFinding } from '../findings/cell-finding.ts';
import { countText } from '../findings/count-text.ts';
import { type Place, placed } from '../findings/place.ts';
import { cellText } from '../raw/cell-text.ts';
import type { OpenedTable } from '../raw/open-table.ts';
import type { Cell } from '../raw/raw-sheet.ts';
import type { AccountBook } from '../rows/account-book.ts';
import type { CellProblem } from '../values/reading.ts';
import { findColumn } from './find-column.ts';
import { fitsHeader } from './fits-header.ts';
import { type IdentityGuard, identityGuard } from './identity-guard.ts';
import { isEmptyRow } from './is-empty-row.ts';
import { mostlyUnreadable } from './mostly-unreadable.ts';
import { otherRows } from './other-rows.ts';
import { type PlannedColumn, planColumns } from './plan-columns.ts';
import { requiredFields } from './required-fields.ts';

export interface MappedTable {
  rows: RecordRow[];
  findings: Finding[];
  mappings: ValueMapping[];
}

/** The rows of one opened raw table as rows of its entity. Each row is either given back or set aside in the book. `before`: rows in earlier files of the same table. */
export function mapTable(
  site: Site,
  table: SiteTable,
  entity: Entity,
  opened: OpenedTable,
  place: Place,
  book: AccountBook,
  before = 0,
): MappedTable {
  const { sheet, header, headerRow } = opened;
  const plan = planColumns(site, table, entity, opened, place);
  const { columns, findings } = plan;
  const key = { ...place, entity: table.entity };
  const template = emptyValues(entity, table);
  const check = requiredFields(table, entity, plan.absent, place);
  const gate = columns.filter((column) => column.name === table.only_if?.field);
  const beside = columns.filter(
    (column) =>
      !gate.includes(column) && !column.field.identifying && isOwn(site, table, header, column),
  );
  const rows: RecordRow[] = [];
  const cells = sheet.rows;
  const judge = otherRows(opened, entity, columns);
  const guard = identityGuard(columns, cells.slice(headerRow));
  book.rowsIn(key, Math.max(0, cells.length - headerRow));

  for (let index = headerRow; index < cells.length; index += 1) {
    const raw = cells[index] as Cell[];
    const row = sheet.numbers?.[index] ?? index + 1;
    if (isEmptyRow(raw)) {
      book.setAside(key, 'empty row');
      continue;
    }
    const other = judge(index, rows.length);
    if (other?.reason !== undefined) {
      findings.push(placed(place, other.problem));
      book.setAside(key, other.reason);
      continue;
    }
    if (sheet.ragged && !fitsHeader(raw, header)) {
      findings.push(brokenRow(place, table, row, header.length, raw.length));
      book.setAside(key, 'number of cells differs from the header');
      continue;
    }
    if (table.only_if !== undefined && gate.length > 0 && isSilent(gate, raw)) {
      const told = beside.find((column) => !isSilent([column], raw));
      if (told !== undefined)
        findings.push(placed(place, withoutGate(gate, told, row), table.entity));
      book.setAside(key, table.only_if.reason);
      continue;
    }
    const record = readRow(columns, raw, row, template, place, table.entity, guard, findings);
    if (table.row_id !== undefined)
      record.values[table.row_id] = rowId(entity, table.row_id, before + index + 1 - headerRow);
    const reason = check(record, columns, raw, findings);
    if (other !== undefined && reason === undefined) findings.push(placed(place, other.problem));
    if (reason === undefined) rows.push(record);
    else book.setAside(key, reason);
  }
  return {
    rows,
    findings: mostlyUnreadable(site, table, columns, findings, place),
    mappings: columns.flatMap((column) => mappingsOf(column, place, table.entity)),
  };
}

function readRow(
  columns: readonly PlannedColumn[],
  raw: readonly Cell[],
  row: number,
  template: Record<string, FieldValue>,
  place: Place,
  entity: string,
  guard: IdentityGuard,
  findings: Finding[],
): RecordRow {
  const tell = (column: PlannedColumn, problem: CellProblem) => {
    const cell = raw[column.index];
    const hides = guard(column, cellText(cell), raw);
    findings.push(cellFinding(place, entity, row, column, cell, problem, hides));
  };
  const record: RecordRow = { ...place, row, values: { ...template } };
  for (const column of columns) {
    const cell = raw[column.index];
    const { precision } = column;
    const plain = column.read(cell);
    const reading = precision === undefined ? plain : precision.apply(plain, raw[precision.index]);
    column.tally.add(cell, reading);
    if (reading.problem !== undefined) tell(column, reading.problem);
    if (reading.value === null) continue;
    const earlier = record.values[column.name] ?? null;
    if (earlier !== null && earlier !== reading.value) {
      tell(column, twoValues(column));
      continue;
    }
    record.values[column.name] = reading.value;
    if (reading.precision !== undefined) {
      record.precision ??= {};
      record.precision[column.name] = reading.precision;
    }
  }
  return record;
}

function emptyValues(entity: Entity, table: SiteTable): Record<string, FieldValue> {
  return Object.fromEntries(
    Object.keys(entity.fields).map((name) => [name, table.constants[name] ?? null]),
  );
}

function isSilent(gate: readonly PlannedColumn[], raw: readonly Cell[]): boolean {
  return gate.every((column) => {
    const { state } = column.read(raw[column.index]);
    return state === 'empty' || state === 'missing';
  });
}

/** Whether no other table of the same file or sheet reads the column. */
function isOwn(
  site: Site,
  table: SiteTable,
  header: readonly string[],
  { index }: PlannedColumn,
): boolean {
  const same = site.tables.filter(
    ({ file, sheet }) => file === table.file && sheet === table.sheet,
  );
  const reading = same.filter((each) =>
    Object.keys(each.columns).some((title) => findColumn(each, title, header).at.includes(index)),
  );
  return reading.length === 1;
}

function withoutGate(gate: readonly PlannedColumn[], told: PlannedColumn, row: number) {
  const names = gate.map(({ header }) => `"${header}"`).join(' or ');
  return {
    rule: 'event-incomplete',
    severity: 'warning' as const,
    row,
    column: told.header,
    message: `the row tells of "${told.field.label}", but is no event, as its "${gate[0]?.field.label}" is missing`,
    expected: `a value in ${names}, or none here`,
    action: 'the row is not used; ask the site for the missing value',
  };
}

function rowId(entity: Entity, field: string, number: number): FieldValue {
  return entity.fields[field]?.type === 'integer' ? number : String(number);
}

function mappingsOf(column: PlannedColumn, place: Place, entity: string): ValueMapping[] {
  return column.tally
    .mappings()
    .map((entry) => ({ ...place, entity, column: column.header, field: column.name, ...entry }));
}

function twoValues(column: PlannedColumn) {
  return {
    rule: 'columns-contradict',
    severity: 'warning' as const,
    message: `two columns give different values of "${column.field.label}"`,
    expected: 'one value',
    action: 'the value of the first column is used; ask the site which one is right',
  };
}

function brokenRow(
  place: Place,
  table: SiteTable,
  row: number,
  expected: number,
  found: number,
): Finding {
  return {
    severity: 'blocking',
    rule: 'row-broken',
    ...place,
    entity: table.entity,
    row,
    message:
      'the row has another number of cells than the header, so that its values may be shifted',
    expected: countText(expected, 'cell'),
    found: countText(found, 'cell'),
    action: 'ask the site for an export that quotes cells holding a delimiter or a line break',
  };
}
