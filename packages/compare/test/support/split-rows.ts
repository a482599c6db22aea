import type { ResultRow, StudyBundle } from '@cohort-report/schema';
import { rowsOf } from '../../src/causes/attribute-changes.ts';
import { splitAnalysis } from '../../src/causes/split-analysis.ts';
import { type Toy, toyCohort } from './toy.ts';

/** The rows of a bundle's first analysis as a whole, and those of its parts in the same order; `parts`: how many. */
export function splitRows(
  bundle: StudyBundle,
  toy: Toy,
): { parts: number; whole: ResultRow[]; again: (ResultRow | undefined)[] } {
  const [analysis] = bundle.analyses;
  if (analysis === undefined) throw new Error('no analysis');
  const cohort = toyCohort(bundle, toy);
  const parts = splitAnalysis(analysis);
  const rows = new Map(
    parts.flatMap((part) => rowsOf(bundle, part, cohort)).map((row) => [row.id, row]),
  );
  const whole = rowsOf(bundle, analysis, cohort);
  return { parts: parts.length, whole, again: whole.map(({ id }) => rows.get(id)) };
}
