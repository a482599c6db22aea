import { analyse } from '@cohort-report/analysis';
import type { Analysis, Cohort, ResultRow, StudyBundle } from '@cohort-report/schema';
import type { CohortChanges } from '../cohort/cohort-changes.ts';
import { isOfOmittedPatients } from '../rows/is-of-omitted-patients.ts';
import { analysisNeeds } from './analysis-needs.ts';
import { type ChangeGroup, changeGroups } from './change-groups.ts';
import { appliedGroups, hybridCohorts } from './hybrid-cohort.ts';
import { shapley } from './shapley.ts';
import { splitAnalysis } from './split-analysis.ts';

/** The parts of one row's change, or why it can't be divided. */
export type Attribution =
  | { groups: readonly ChangeGroup[]; amounts: readonly number[] }
  | { reason: string };

const MOST_GROUPS = 8;
const RESIDUAL = 1e-9;
const UNDIVIDED = { reason: 'not divided: a model for each patient' };

/**
 * Divides the change of each row named in `changed` (id -> value before and after, computed from these cohorts) among the
 * groups of changes of the cohort: every analysis is carried out again on the cohorts in which each subset of the groups
 * is applied, and a group's part is its contribution averaged over all orders (Shapley). The parts sum to the change.
 * Throws an Error where they don't, beyond floating error.
 */
export function attributeChanges(
  bundle: StudyBundle,
  before: Cohort,
  after: Cohort,
  changes: CohortChanges,
  changed: ReadonlyMap<string, { before: number; after: number }>,
): Map<string, Attribution> {
  const attributions = new Map<string, Attribution>(undivided(bundle, changed.keys()));
  const touched = new Set([...changed.keys()].map((id) => id.split('|')[0]));
  const parts = bundle.analyses
    .filter(({ id, kind }) => touched.has(id) && kind !== 'scorecard' && kind !== 'audit')
    .flatMap(splitAnalysis);
  for (const part of parts) {
    const needs = analysisNeeds(part, after);
    const groups = changeGroups(changes, needs, MOST_GROUPS);
    const cohortOf = hybridCohorts(before, after, changes, needs);
    const run = (mask: number) => rowsOf(bundle, part, cohortOf(appliedGroups(groups, mask)));
    const all = 2 ** groups.length - 1;
    const last = run(all);
    const open = last.filter(({ id }) => changed.has(id) && !attributions.has(id));
    if (open.length === 0) continue;
    const runs = Array.from({ length: all + 1 }, (_, mask) =>
      byId(mask === all ? last : run(mask)),
    );
    for (const { id } of open) {
      const worth = runs.map((rows) => rows.get(id)?.value ?? null);
      const missing = worth.filter((value) => value === null).length;
      if (missing > 0) {
        attributions.set(id, {
          reason: `not estimable in ${missing} of the ${worth.length} cohorts between the two freezes`,
        });
        continue;
      }
      const amounts = shapley(worth as number[], groups.length);
      checkSum(id, amounts, changed.get(id) as { before: number; after: number });
      attributions.set(id, { groups, amounts });
    }
  }
  return attributions;
}

/** Those rows that are not computed again for each cause, with the reason. */
function* undivided(bundle: StudyBundle, ids: Iterable<string>): Iterable<[string, Attribution]> {
  const analyses = new Map(bundle.analyses.map((analysis) => [analysis.id, analysis]));
  for (const id of ids) {
    const names = id.split('|');
    const analysis = analyses.get(names[0] ?? '');
    if (analysis !== undefined && isOfOmittedPatients(analysis, names.at(-1) ?? ''))
      yield [id, UNDIVIDED];
  }
}

/** Rows of one analysis on one cohort. */
export function rowsOf(bundle: StudyBundle, analysis: Analysis, cohort: Cohort): ResultRow[] {
  return analyse({ bundle: { ...bundle, analyses: [analysis] }, cohort }).rows;
}

function byId(rows: readonly ResultRow[]): Map<string, ResultRow> {
  return new Map(rows.map((row) => [row.id, row]));
}

function checkSum(
  id: string,
  amounts: readonly number[],
  { before, after }: { before: number; after: number },
): void {
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  const scale = Math.max(1, Math.abs(before), Math.abs(after));
  if (Math.abs(sum - (after - before)) > RESIDUAL * scale) {
    throw new Error(`the parts of ${id} sum to ${sum}, its change is ${after - before}`);
  }
}
