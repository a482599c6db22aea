import type { Cohort, StudyBundle } from '@cohort-report/schema';
import { makeCohort } from './make-cohort.ts';
import { readTable } from './read-table.ts';

/** The fixture yardstick-cohort.csv in the variables of the study pulmonary-metastasectomy. */
export function yardstickCohort(bundle: StudyBundle): Cohort {
  const rows = readTable(new URL('../fixtures/yardstick-cohort.csv', import.meta.url));
  const pick = (name: string, one: string, zero: string) =>
    rows.map((row) => (row[name] === '1' ? one : zero));
  const numbers = (name: string) => rows.map((row) => Number(row[name]));
  const lesions = numbers('n_mets');
  const diameter = numbers('max_diam_cm');
  const endpoint = (name: string) => ({
    days: numbers(`${name}_days`),
    event: rows.map((row) => row[`${name}_event`] === '1'),
  });
  return makeCohort({
    bundle,
    columns: {
      age_group: pick('age_le60', '<=60', '>60'),
      sex: pick('female', 'female', 'male'),
      histology: rows.map((row) => (row.histology ?? '').toLowerCase()),
      grade: pick('grade3', 'g3', 'g2'),
      tfi_group: pick('tfi_ge12', '>=12', '<12'),
      timing: pick('metachronous', 'metachronous', 'synchronous'),
      primary_control: pick('primary_control', 'yes', 'no'),
      systemic_therapy: pick('systemic', 'yes', 'no'),
      n_lesions: lesions,
      n_lesions_class: lesions.map((n) => (n === 1 ? '1' : n <= 5 ? '2-5' : '>5')),
      n_lesions_group: lesions.map((n) => (n <= 5 ? '<=5' : '>5')),
      max_diameter_cm: diameter,
      size_group: diameter.map((cm) => (cm <= 2 ? '<=2' : '>2')),
    },
    endpoints: { dfs: endpoint('dfs'), os: endpoint('os') },
  });
}
