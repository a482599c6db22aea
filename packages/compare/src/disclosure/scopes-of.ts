import { selectPopulation } from '@cohort-report/analysis';
import type { Analysis, Cohort, FieldValue } from '@cohort-report/schema';

/** A cohort with the analyses that were carried out on it. */
export interface Analysed {
  cohort: Cohort;
  analyses: readonly Analysis[];
}

/** Patient -> what expressions see of the patient. */
export type Scopes = ReadonlyMap<string, Readonly<Record<string, FieldValue>>>;

/** The patients in an analysis as a cohort's own analyses declare it, or as given where they do not; selected once. */
export function scopesOf({ cohort, analyses }: Analysed): (analysis: Analysis) => {
  declared: Analysis;
  scopes: Scopes;
} {
  const known = new Map<string, Scopes>();
  return (analysis) => {
    const declared = analyses.find(({ id }) => id === analysis.id) ?? analysis;
    const scopes = known.get(declared.id) ?? select(declared, cohort);
    known.set(declared.id, scopes);
    return { declared, scopes };
  };
}

function select(analysis: Analysis, cohort: Cohort): Scopes {
  const population = selectPopulation(analysis, cohort);
  const patients = population.table.array('patient') as ArrayLike<number>;
  return new Map(
    population.scopes.map((scope, row) => [cohort.patients[patients[row] as number] ?? '', scope]),
  );
}
