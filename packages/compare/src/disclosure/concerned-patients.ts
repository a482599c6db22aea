import { selectPopulation } from '@cohort-report/analysis';
import type { Analysis, Cohort, FieldValue, RowDifference } from '@cohort-report/schema';
import { rowTrace } from './row-trace.ts';

type Scopes = ReadonlyMap<string, Readonly<Record<string, FieldValue>>>;

/** Kinds whose rows do not count the patients of a cohort one by one. */
const AGGREGATES = new Set<Analysis['kind']>(['patient_flow', 'event_table', 'scorecard', 'audit']);

/** Finds the patients whose data behind a row differ between two cohorts; undefined where a row does not rest on patients one by one. */
export function concernedPatients(
  before: Cohort,
  after: Cohort,
  daysPerMonth: number,
): (row: RowDifference['row'], analysis: Analysis) => Set<string> | undefined {
  const known = new Map<string, [Scopes, Scopes]>();
  return (row, analysis) => {
    if (AGGREGATES.has(analysis.kind)) return undefined;
    const sides = known.get(analysis.id) ?? [scopes(analysis, before), scopes(analysis, after)];
    known.set(analysis.id, sides);
    const [old, now] = sides;
    const trace = rowTrace(row, analysis, daysPerMonth);
    const concerned = new Set<string>();
    for (const patient of new Set([...old.keys(), ...now.keys()])) {
      const [was, is] = [old.get(patient), now.get(patient)];
      if ((was === undefined ? null : trace(was)) !== (is === undefined ? null : trace(is)))
        concerned.add(patient);
    }
    return concerned;
  };
}

function scopes(analysis: Analysis, cohort: Cohort): Scopes {
  const population = selectPopulation(analysis, cohort);
  const patients = population.table.array('patient') as ArrayLike<number>;
  return new Map(
    population.scopes.map((scope, row) => [cohort.patients[patients[row] as number] ?? '', scope]),
  );
}
