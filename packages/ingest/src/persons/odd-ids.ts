import type { Finding, RecordRow, Records, StudyBundle } from '@cohort-report/schema';
import { entityParents } from './entity-parents.ts';

/** So many values of one site must be known before one of them can stand out. */
const ENOUGH = 10;
/** Part of the values, one at least, that may be of another form and still stand out. */
const FEW = 0.05;

/**
 * Patient numbers, linkage ids and numbers of events to which other rows belong of another form than nearly all others of
 * their site: other kinds of signs, or another length (numbers that count up may be shorter, or gain one digit). Such a
 * patient is else silently taken for another person, such an event for one to which nothing belongs.
 */
export function oddIds(bundle: StudyBundle, records: Records): Finding[] {
  const { entity: patient, id, linkage } = bundle.study.patient;
  const parents = [...entityParents(bundle.codebook, id).values()];
  const events = new Map(parents.map(({ parent, field }) => [field, parent]));
  const ids: [entity: string, name: string, counted: boolean][] = [
    [patient, id, true],
    ...linkage.map((name): [string, string, boolean] => [patient, name, false]),
    ...[...events].map(([name, parent]): [string, string, boolean] => [parent, name, true]),
  ];
  return ids.flatMap(([entity, name, counted]) => {
    const field = bundle.codebook.entities[entity]?.fields[name];
    if (field?.type !== 'id') return [];
    return bundle.study.sites.flatMap((site) =>
      oddRows(records.entities[entity] ?? [], site, name, counted).map(
        ({ file, sheet, row }): Finding => ({
          severity: 'warning',
          rule: 'id-unlike-others',
          site,
          file,
          ...(sheet === undefined ? {} : { sheet }),
          row,
          entity,
          field: name,
          message: `"${field.label}" has another form than the site's others`,
          expected: 'the length and the kind of signs of the others',
          found: field.identifying ? '•••' : 'another form',
          action: 'rows or sites may not be joined to it; ask the site to check the value',
        }),
      ),
    );
  });
}

function oddRows(
  rows: readonly RecordRow[],
  site: string,
  name: string,
  counted: boolean,
): RecordRow[] {
  const known = rows.filter((row) => row.site === site && row.values[name] !== null);
  const text = (row: RecordRow) => String(row.values[name]);
  const forms = Map.groupBy(known, (row) => `${kindOf(text(row))} ${text(row).length}`);
  const usual = [...forms.values()].sort((a, b) => b.length - a.length)[0]?.[0];
  if (usual === undefined || known.length < ENOUGH) return [];
  const odd = known.filter((row) => {
    const longer = text(row).length - text(usual).length;
    return kindOf(text(row)) !== kindOf(text(usual)) || (counted ? longer > 1 : longer !== 0);
  });
  return odd.length > Math.max(1, known.length * FEW) ? [] : odd;
}

function kindOf(id: string): string {
  if (/^\d+$/.test(id)) return 'digits';
  return /^[\p{L}\d]+$/u.test(id) ? 'letters and digits' : 'other signs';
}
