import { selectPopulation } from '@cohort-report/analysis';
import type { Analysis, Cohort, FieldValue, RowDifference } from '@cohort-report/schema';
import { rowTrace } from './row-trace.ts';

type Scopes = ReadonlyMap<string, Readonly<Record<string, FieldValue>>>;

/** Kinds whose rows do not count the patients of a cohort one by one. */
const AGGREGATES = new Set<Analysis['kind']>(['patient_flow', 'event_table', 'scorecard', 'audit']);

/** A cohort with the analyses that were carried out on it. */
export interface Analysed {
  cohort: Cohort;
  analyses: readonly Analysis[];
}

/**
 * Finds the patients whose data behind a row differ between two cohorts, be it that the data or that the declarations
 * changed; undefined where a row does not rest on patients one by one.
 */
export function concernedPatients(
  before: Analysed,
  after: Analysed,
  daysPerMonth: number,
): (row: RowDifference['row'], analysis: Analysis, from?: number) => Set<string> | undefined {
  const [old, now] = [before, after].map((side) => {
    const known = new Map<string, Scopes>();
    return (row: RowDifference['row'], otherwise: Analysis, from: number) => {
      const declared = side.analyses.find(({ id }) => id === row.analysis) ?? otherwise;
      const found = known.get(declared.id) ?? scopes(declared, side.cohort);
      known.set(declared.id, found);
      const trace = rowTrace(row, declared, daysPerMonth, from);
      return new Map([...found].map(([patient, scope]) => [patient, trace(scope)]));
    };
  }) as [Side, Side];
  return (row, analysis, from = 0) => {
    if (AGGREGATES.has(analysis.kind)) return undefined;
    const [was, is] = [old(row, analysis, from), now(row, analysis, from)];
    return new Set(
      [...new Set([...was.keys(), ...is.keys()])].filter(
        (patient) => (was.get(patient) ?? null) !== (is.get(patient) ?? null),
      ),
    );
  };
}

type Side = (
  row: RowDifference['row'],
  otherwise: Analysis,
  from: number,
) => Map<string, string | null>;

function scopes(analysis: Analysis, cohort: Cohort): Scopes {
  const population = selectPopulation(analysis, cohort);
  const patients = population.table.array('patient') as ArrayLike<number>;
  return new Map(
    population.scopes.map((scope, row) => [cohort.patients[patients[row] as number] ?? '', scope]),
  );
}
