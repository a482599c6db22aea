import type { Finding, RecordRow, Site, Study } from '@cohort-report/schema';
import { countText } from '../findings/count-text.ts';
import type { AccountBook } from './account-book.ts';

/** So many rows, none of a known patient and all numbers of another form: then it is the mapping or the export that is wrong, and the run must stop. */
const ENOUGH = 10;

/**
 * Sets aside the rows of one site whose patient its patient table does not have. `rows` by entity is changed in place.
 * Of an entity whose numbers are all written otherwise, one finding says so in place of those of the rows, of which the first stays.
 */
export function dropOrphans(
  study: Study,
  site: Site,
  rows: Map<string, RecordRow[]>,
  book: AccountBook,
): Finding[] {
  const { entity: patientEntity, id } = study.patient;
  const patients = new Set((rows.get(patientEntity) ?? []).map((row) => row.values[id]));
  const loose = new Set([...patients].map(loosened));
  const forms = new Set([...patients].map(form));
  return [...rows].flatMap(([entity, list]) => {
    if (entity === patientEntity) return [];
    const findings: Finding[] = [];
    const kept = list.filter((row) => {
      const own = row.values[id] ?? null;
      if (patients.has(own)) return true;
      book.setAside({ ...row, entity }, 'patient not in the patient table of the site');
      findings.push(orphan(site, row, entity, id, loose.has(loosened(own))));
      return false;
    });
    rows.set(entity, kept);
    const isForeign = list.every(({ values }) => {
      const own = values[id] ?? null;
      return !patients.has(own) && (loose.has(loosened(own)) || !forms.has(form(own)));
    });
    return isForeign && list.length >= ENOUGH
      ? [...findings.slice(0, 1), noneKnown(site, list, entity, id)]
      : findings;
  });
}

function form(value: unknown): string {
  return String(value)
    .replace(/\p{Lu}/gu, 'A')
    .replace(/\p{Ll}/gu, 'a')
    .replace(/\d/g, '9');
}

/** A patient's number without case, blanks, signs and leading zeros, as another program may write it. */
function loosened(value: unknown): string {
  return String(value)
    .toLowerCase()
    .replaceAll(/[^\p{L}\d]/gu, '')
    .replaceAll(/(?<!\d)0+(?=\d)/g, '');
}

function orphan(
  site: Site,
  row: RecordRow,
  entity: string,
  field: string,
  isAlike: boolean,
): Finding {
  return {
    severity: 'warning',
    rule: 'patient-unknown',
    site: site.site,
    file: row.file,
    ...(row.sheet === undefined ? {} : { sheet: row.sheet }),
    row: row.row,
    entity,
    field,
    message: isAlike
      ? 'the patient is in the patient table of the site under a number written otherwise; the row is not used'
      : 'the patient is not in the patient table of the site; the row is not used',
    expected: isAlike
      ? 'the patient number as it is written there, with its case, blanks, signs and zeros'
      : 'a patient of the site’s patient table',
    found: '•••',
    action: isAlike
      ? 'ask the site to write the number alike in all tables'
      : 'ask the site to add the patient, or to correct the patient number',
  };
}

function noneKnown(site: Site, list: readonly RecordRow[], entity: string, field: string): Finding {
  const [first] = list;
  return {
    severity: 'blocking',
    rule: 'patients-unknown',
    site: site.site,
    file: first?.file ?? '',
    ...(first?.sheet === undefined ? {} : { sheet: first.sheet }),
    entity,
    field,
    message: 'no row has a patient of the patient table of the site',
    expected: 'patient numbers written as in the site’s patient table',
    found: `${countText(list.length, 'row')}, none of a known patient`,
    action: `correct the column of the patient number in sites/${site.site}.yaml, or ask the site for exports with the same numbers`,
  };
}
