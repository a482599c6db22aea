import type { Finding, RecordRow, Records, StudyBundle } from '@cohort-report/schema';

/** So many values of one site must be known before one of them can stand out. */
const ENOUGH = 10;
/** Part of the values, one at least, that may be of another form and still stand out. */
const FEW = 0.05;

/**
 * Patient numbers and linkage ids of another form than nearly all others of their site: other kinds of signs, or another
 * length (patient numbers that count up may be shorter, or gain one digit). Such a patient is else silently taken for another person.
 */
export function oddIds(bundle: StudyBundle, records: Records): Finding[] {
  const { entity, id, linkage } = bundle.study.patient;
  const fields = bundle.codebook.entities[entity]?.fields ?? {};
  return [id, ...linkage].flatMap((name) => {
    const field = fields[name];
    if (field?.type !== 'id') return [];
    return bundle.study.sites.flatMap((site) =>
      oddRows(records.entities[entity] ?? [], site, name, name === id).map(
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
          action:
            'rows or sites may not be joined to this patient; ask the site to check the value',
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
