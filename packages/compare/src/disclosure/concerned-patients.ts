import type { Analysis, RowDifference } from '@cohort-report/schema';
import { rowTrace } from './row-trace.ts';
import type { scopesOf } from './scopes-of.ts';

/** Kinds whose rows do not count the patients of a cohort one by one, but for the number of all. */
const AGGREGATES = new Set<Analysis['kind']>(['patient_flow', 'event_table', 'scorecard', 'audit']);
const OF_ALL = new Set(['n', 'included']);

/**
 * Finds the patients whose data behind a row differ between two cohorts, be it that the data or that the declarations
 * changed; undefined where a row does not rest on patients one by one.
 */
export function concernedPatients(
  before: ReturnType<typeof scopesOf>,
  after: ReturnType<typeof scopesOf>,
  daysPerMonth: number,
): (row: RowDifference['row'], analysis: Analysis, from?: number) => Set<string> | undefined {
  return (row, analysis, from = 0) => {
    const isOfAll = row.variable === undefined && OF_ALL.has(row.statistic);
    if (AGGREGATES.has(analysis.kind) && !isOfAll) return undefined;
    const [was, is] = [before, after].map((side) => {
      const { declared, scopes } = side(analysis);
      const trace = rowTrace(row, declared, daysPerMonth, from);
      return new Map([...scopes].map(([patient, scope]) => [patient, trace(scope)]));
    }) as [Traces, Traces];
    return new Set(
      [...new Set([...was.keys(), ...is.keys()])].filter(
        (patient) => (was.get(patient) ?? null) !== (is.get(patient) ?? null),
      ),
    );
  };
}

type Traces = Map<string, string | null>;
