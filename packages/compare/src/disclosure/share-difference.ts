import type {
  Analysis,
  CurveDifference,
  Difference,
  PublishedValue,
  RowDifference,
} from '@cohort-report/schema';
import { kindOf } from './cell-of.ts';
import type { Counting } from './counted-patients.ts';
import type { EventUnion } from './event-unions.ts';
import { hiddenOmissions } from './hidden-omissions.ts';
import { knownCounts } from './known-counts.ts';
import { poolSmall } from './pool-small.ts';
import { printedPlaces } from './printed-places.ts';
import { shareCohort } from './share-cohort.ts';
import { shownTimes } from './shown-times.ts';
import { toldByAbsence } from './told-by-absence.ts';
import { withheldRows } from './withheld-rows.ts';

/** Kinds of what counts patients, or is a share of them. */
const COUNTED = new Set(['n', 'events']);

/** What names a curve; those of competing events rest on the same patients. */
export type Curve = Pick<CurveDifference, 'analysis' | 'endpoint' | 'group'>;

/** What stands behind a full difference: whom each row and each share of it concerns. */
export interface Evidence {
  /** Every row of both freezes, those that are the same too. */
  differences: readonly RowDifference[];
  analyses: readonly Analysis[];
  unions: readonly EventUnion[];
  /** Whom the counts count. */
  counting?: Counting;
  /** Printed values that the scorecard compares with rows. */
  published?: readonly PublishedValue[];
  /** Row -> cause -> patients; one at least unless the cause is none of patients. */
  patientsOf: (row: string, cause: string) => ReadonlySet<string>;
  /** Patients whose data differ between two times of a curve, in months. */
  curvePatients: (curve: Curve, time: number, from: number) => number;
  /** Of a row without one level: patients of that level whose data differ. */
  leftOut: (row: RowDifference['row']) => number;
}

/**
 * The form of a difference that may leave the house: changes that concern fewer than `minimumChange` patients are withheld, and
 * with them every number of patients from which one could count back.
 */
export function shareDifference(full: Difference, evidence: Evidence): Difference {
  const minimum = full.minimumChange;
  const cohort = shareCohort(full.cohort, minimum);
  const heights = shownHeights(full.curves, evidence, minimum);
  const withheld =
    minimum > 1
      ? withWhatTells(
          evidence,
          withheldRows(
            evidence.differences,
            evidence.analyses,
            minimum,
            [
              ...hiddenHeights(evidence.differences, heights),
              ...hiddenOmissions(evidence.differences, minimum, evidence.leftOut),
            ],
            evidence.unions,
            evidence.counting === undefined
              ? undefined
              : knownCounts(cohort, evidence.differences, evidence.counting, minimum),
          ),
        )
      : new Set<string>();
  const differences = evidence.differences
    .filter(({ row, status }) => status !== 'same' || withheld.has(row.id))
    .map((difference) =>
      withheld.has(difference.row.id)
        ? withhold(difference)
        : withPooledCauses(difference, evidence, minimum),
    );
  const named = new Set(
    differences.flatMap(({ causes }) => (causes ?? []).map(({ cause }) => cause)),
  );
  const isSmall = (count: number) => count > 0 && count < minimum;
  const { unsearched, ...shown } = full;
  return {
    ...shown,
    ...(unsearched === undefined || minimum > 1 ? {} : { unsearched }),
    form: 'shareable',
    rows: {
      same: evidence.differences.length - differences.length,
      changed: differences.length - withheld.size,
      withheld: withheld.size,
    },
    alerts: full.alerts.filter(({ row }) =>
      [row, `${row}_lower`, `${row}_upper`].every((id) => !withheld.has(id)),
    ),
    differences,
    causes: [
      ...full.causes
        .filter(({ id }) => named.has(id))
        .map((cause) => (minimum > 1 ? { ...cause, patients: null } : cause)),
      ...(named.has('pooled') ? [{ id: 'pooled', kind: 'pooled' as const, patients: null }] : []),
    ],
    influences: minimum > 1 ? [] : full.influences,
    cohort,
    curves:
      minimum > 1 ? full.curves.map((curve) => shareCurve(curve, heights(curve))) : full.curves,
    queries: full.queries.map(({ opened, closed, ...query }) => ({
      ...query,
      opened: isSmall(opened ?? 0) ? null : opened,
      closed: isSmall(closed ?? 0) || isSmall(opened ?? 0) ? null : closed,
    })),
    findings: full.findings.map((finding) =>
      isSmall(Math.abs((finding.after ?? 0) - (finding.before ?? 0)))
        ? { ...finding, state: 'changed', before: null, after: null }
        : finding,
    ),
  };
}

/** With the rows that are no counts and tell a withheld one. */
function withWhatTells(
  { differences, analyses, published = [] }: Evidence,
  withheld: ReadonlySet<string>,
): Set<string> {
  const byId = new Map(analyses.map((analysis) => [analysis.id, analysis]));
  const all = new Set([...withheld, ...toldByAbsence(differences, byId, withheld)]);
  for (const id of printedPlaces(differences, byId, published, all)) all.add(id);
  return all;
}

function withhold({ row, after, reasonAfter }: RowDifference): RowDifference {
  return {
    row,
    status: 'withheld',
    before: null,
    after,
    ...(reasonAfter === undefined ? {} : { reasonAfter }),
    change: null,
    relative: null,
    patients: null,
    causes: null,
  };
}

function withPooledCauses(
  difference: RowDifference,
  { patientsOf }: Evidence,
  minimum: number,
): RowDifference {
  if (minimum <= 1) return difference;
  if (difference.causes === null) return { ...difference, patients: null };
  const known = difference.causes.map((share) => ({
    share: { ...share, patients: null },
    patients: patientsOf(difference.row.id, share.cause),
  }));
  const { shown, pool } = isCounted(difference)
    ? {
        shown: known.filter(({ patients }) => patients.size === 0),
        pool: known.filter(({ patients }) => patients.size > 0),
      }
    : poolSmall(known, minimum);
  const together = pool ?? known;
  const causes = (pool === null ? [] : shown).map(({ share }) => share);
  if (together.length > 0) {
    const amount = together.reduce((sum, { share }) => sum + share.amount, 0);
    causes.push({ cause: 'pooled', amount, patients: null });
  }
  return { ...difference, patients: null, causes };
}

/** The shares of counts sum as the counts do, and would give the withheld share of one as what others leave. */
function isCounted({ row: { statistic } }: RowDifference): boolean {
  return COUNTED.has(kindOf({ statistic })) || statistic === 'at_risk';
}

/** The times, in months, at which a curve's height before may be told: those of its rows and its milestones together. */
function shownHeights(
  curves: readonly CurveDifference[],
  { differences, curvePatients }: Evidence,
  minimum: number,
): (curve: Curve) => ReadonlySet<number> {
  const times = new Map<string, number[]>();
  const tell = (curve: Curve, at: readonly number[]) =>
    times.set(keyOf(curve), [...(times.get(keyOf(curve)) ?? []), ...at]);
  for (const { row } of differences)
    if (isOfCurve(row)) for (const curve of curvesOf(row)) tell(curve, [row.at]);
  for (const curve of curves)
    tell(
      curve,
      curve.milestones.map(({ time }) => time),
    );
  const known = new Map<string, ReadonlySet<number>>();
  return (curve) => {
    const key = keyOf(curve);
    const shown =
      known.get(key) ??
      shownTimes([...new Set(times.get(key))], minimum, (from, to) =>
        curvePatients(curve, to, from),
      );
    known.set(key, shown);
    return shown;
  };
}

/** Rows of a curve up to a time that would tell, together with those up to an earlier time, of too few patients. */
function hiddenHeights(
  differences: readonly RowDifference[],
  heights: (curve: Curve) => ReadonlySet<number>,
): string[] {
  return differences
    .map(({ row }) => row)
    .filter(isOfCurve)
    .filter((row) => curvesOf(row).some((curve) => !heights(curve).has(row.at)))
    .map(({ id }) => id);
}

type OfCurve = RowDifference['row'] & { at: number };

/** Whether a row is the height of a curve at a time, the area under it up to then, or the difference of two such areas. */
function isOfCurve(row: RowDifference['row']): row is OfCurve {
  return (
    /^(survival|incidence|restricted_mean(_difference)?)(_lower|_upper|_p)?$/.test(row.statistic) &&
    row.at !== undefined
  );
}

/** The curves that a row rests on: its own, or of a difference those of the two groups, each of which the other would give. */
function curvesOf(row: RowDifference['row']): Curve[] {
  const { analysis, endpoint = '', group, variable, level, reference } = row;
  if (variable !== undefined && level !== undefined && reference !== undefined)
    return [level, reference].map((each) => ({
      analysis,
      endpoint,
      group: { variable, level: each },
    }));
  return [{ analysis, endpoint, ...(group === undefined ? {} : { group }) }];
}

function keyOf({ analysis, endpoint, group }: Curve): string {
  return JSON.stringify([analysis, endpoint, group?.variable, group?.level]);
}

/** Each step of a curve is a patient: the earlier curve is not shown, its height only where enough patients stand behind the change. */
function shareCurve(curve: CurveDifference, shown: ReadonlySet<number>): CurveDifference {
  return {
    ...curve,
    before: null,
    milestones: curve.milestones.map((milestone) =>
      shown.has(milestone.time) ? milestone : { ...milestone, before: null, withheld: true },
    ),
  };
}
