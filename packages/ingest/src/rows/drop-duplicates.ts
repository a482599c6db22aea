import type { Entity, Finding, RecordRow, Site } from '@cohort-report/schema';
import { agree, isFiner, type Known } from '../values/agree.ts';
import type { AccountBook } from './account-book.ts';

/**
 * Rows of one entity of one site, one for each key: the first. A later row of the same key is set aside, after it
 * completed what the first lacks; where the two contradict each other, that is a finding.
 */
export function dropDuplicates(
  site: Site,
  entityName: string,
  entity: Entity,
  rows: readonly RecordRow[],
  book: AccountBook,
): { rows: RecordRow[]; findings: Finding[] } {
  const byKey = new Map<string, RecordRow>();
  const kept: RecordRow[] = [];
  const findings: Finding[] = [];
  for (const row of rows) {
    const key = entity.key.map((name) => keyPart(row.values[name])).join('\u0000');
    const first = byKey.get(key);
    if (first === undefined) {
      byKey.set(key, row);
      kept.push(row);
      continue;
    }
    const contradicting = Object.keys(entity.fields).filter((name) =>
      contradicts(first, row, name),
    );
    if (contradicting.length > 0) {
      book.setAside({ ...row, entity: entityName }, 'contradicts another row of the same key');
      findings.push(contradiction(site, entityName, entity, first, row, contradicting));
    } else {
      book.setAside(
        { ...row, entity: entityName },
        complete(first, row)
          ? 'joined with another row of the same key'
          : 'duplicate of another row',
      );
    }
  }
  return { rows: kept, findings };
}

function keyPart(value: unknown): string {
  return value === null || value === undefined ? '\u0001' : `${typeof value}${String(value)}`;
}

function known(row: RecordRow, name: string): Known | undefined {
  const value = row.values[name] ?? null;
  return value === null ? undefined : { value, precision: row.precision?.[name] ?? 'day' };
}

function contradicts(a: RecordRow, b: RecordRow, name: string): boolean {
  const [left, right] = [known(a, name), known(b, name)];
  return left !== undefined && right !== undefined && !agree(left, right);
}

/** Takes over what the first row lacks or knows less precisely; says whether there was anything. */
function complete(first: RecordRow, other: RecordRow): boolean {
  let changed = false;
  for (const name of Object.keys(other.values)) {
    const [own, more] = [known(first, name), known(other, name)];
    if (more === undefined || (own !== undefined && !isFiner(more, own))) continue;
    first.values[name] = more.value;
    first.taken = { ...first.taken, [name]: placeOf(other) };
    const { [name]: _, ...precision } = first.precision ?? {};
    if (more.precision !== 'day') precision[name] = more.precision;
    delete first.precision;
    if (Object.keys(precision).length > 0) first.precision = precision;
    changed = true;
  }
  return changed;
}

function placeOf({ file, sheet, row }: RecordRow) {
  return { file, ...(sheet === undefined ? {} : { sheet }), row };
}

function contradiction(
  site: Site,
  entityName: string,
  entity: Entity,
  first: RecordRow,
  row: RecordRow,
  fields: readonly string[],
): Finding {
  const label = (name: string) => `"${entity.fields[name]?.label ?? name}"`;
  const where = first.file === row.file && first.sheet === row.sheet ? '' : ` of ${first.file}`;
  return {
    severity: 'warning',
    rule: 'rows-contradict',
    site: site.site,
    file: row.file,
    ...(row.sheet === undefined ? {} : { sheet: row.sheet }),
    row: row.row,
    entity: entityName,
    message: `two rows of "${entity.label}" have the same key and contradict each other`,
    expected: `one row for each ${entity.key.map(label).join(', ')}`,
    found: `row ${first.row}${where} differs in ${fields.map(label).join(', ')}`,
    action: `row ${first.row}${where} is used; ask the site which one is right`,
  };
}
