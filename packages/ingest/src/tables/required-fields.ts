import type { Entity, Finding, RecordRow, SiteTable } from '@cohort-report/schema';
import type { Place } from '../findings/place.ts';
import type { Cell } from '../raw/raw-sheet.ts';
import type { PlannedColumn } from './plan-columns.ts';

/** Gives the reason to set a row aside, or undefined; adds a finding for each required value that the file leaves empty. */
export type RequiredCheck = (
  record: RecordRow,
  columns: readonly PlannedColumn[],
  raw: readonly Cell[],
  findings: Finding[],
) => string | undefined;

/** The check of a table's rows: its entity's required fields, and the field that makes a row an event. */
export function requiredFields(
  table: SiteTable,
  entity: Entity,
  absent: ReadonlySet<string>,
  place: Place,
): RequiredCheck {
  const gate = table.only_if?.field;
  const needed = Object.entries(entity.fields).filter(
    ([name, field]) => field.required || name === gate,
  );
  return (record, columns, raw, findings) => {
    let reason: string | undefined;
    for (const [name, field] of needed) {
      if ((record.values[name] ?? null) !== null) continue;
      if (absent.has(name)) {
        reason ??= `the column of "${field.label}" is missing`;
        continue;
      }
      const column = columns.find((candidate) => candidate.name === name);
      if (column !== undefined && column.read(raw[column.index]).state === 'unusable') {
        reason ??= `"${field.label}" can't be read`;
        continue;
      }
      if (name === gate && !field.required) {
        reason ??= table.only_if?.reason;
        continue;
      }
      reason ??= `"${field.label}" is missing`;
      findings.push({
        severity: 'warning',
        rule: 'required-missing',
        ...place,
        entity: table.entity,
        field: name,
        row: record.row,
        ...(column === undefined ? {} : { column: column.header }),
        message: `"${field.label}" is missing; the row is not used`,
        expected: `a value in every row of "${entity.label}"`,
        action: 'ask the site for the value',
      });
    }
    return reason;
  };
}
