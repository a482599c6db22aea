import type { Cohort, StudyBundle } from '@cohort-report/schema';
import { makeCohort } from './make-cohort.ts';
import { readTable } from './read-table.ts';

const DATA = '../../../../data/ncctg-lung/1994-12-31/ncctg/lung.csv';

/** The tracked data of the study ncctg-lung in its variables. */
export function lungCohort(bundle: StudyBundle): Cohort {
  const rows = readTable(new URL(DATA, import.meta.url));
  const numbers = (name: string) =>
    rows.map((row) => (row[name] == null ? null : Number(row[name])));
  return makeCohort({
    bundle,
    columns: {
      age: numbers('age'),
      sex: rows.map((row) => (row.sex === '1' ? 'male' : 'female')),
      ph_ecog: numbers('ph.ecog'),
      ph_ecog_class: rows.map((row) => row['ph.ecog'] ?? null),
      ph_karno: numbers('ph.karno'),
      pat_karno: numbers('pat.karno'),
      meal_cal: numbers('meal.cal'),
      wt_loss: numbers('wt.loss'),
    },
    endpoints: {
      os: { days: numbers('time'), event: rows.map((row) => row.status === '2') },
    },
  });
}
