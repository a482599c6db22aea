import type { Finding, RecordRow, Records, StudyBundle } from '@cohort-report/schema';
import type { Pseudonymizer } from '../persons/pseudonym.ts';

/**
 * Names the question that a finding raises: a keyed hash of rule, place and the key fields of its row, so that it is the
 * same when the row moves or the wording changes. Rows that are not used have no key; their number stands for it.
 */
export function queryIds(
  { codebook }: StudyBundle,
  records: Records,
  hash: Pseudonymizer,
): (finding: Finding) => string {
  const rows = new Map<string, RecordRow>();
  for (const [entity, list] of Object.entries(records.entities))
    for (const record of list) rows.set(placeOf(entity, record, record.row), record);
  return (finding) => {
    const { rule, site, entity, field, column, row, file, sheet } = finding;
    const record =
      entity === undefined || row === undefined
        ? undefined
        : rows.get(placeOf(entity, finding, row));
    const key =
      record === undefined || entity === undefined
        ? ['row', file, sheet ?? '', row ?? 0]
        : (codebook.entities[entity]?.key ?? []).map((name) => record.values[name] ?? null);
    return hash(
      site,
      JSON.stringify(['query', rule, entity ?? '', field ?? '', column ?? '', key]),
    );
  };
}

function placeOf(entity: string, at: { file: string; sheet?: string }, row: number): string {
  return `${entity}\n${at.file}\n${at.sheet ?? ''}\n${row}`;
}
