import type {
  Analysis,
  Cause,
  Cohort,
  DataNotes,
  Difference,
  Maker,
  ResultRow,
  Results,
  RowDifference,
  StudyBundle,
} from '@cohort-report/schema';
import { type Attribution, attributeChanges } from './causes/attribute-changes.ts';
import { besideData, causeBesideData } from './causes/beside-data.ts';
import { findInfluences } from './causes/find-influences.ts';
import { withCauses } from './causes/with-causes.ts';
import { cohortChanges } from './cohort/cohort-changes.ts';
import { compareCohorts } from './cohort/compare-cohorts.ts';
import { findAlerts } from './conclusions/find-alerts.ts';
import { withoutRepeats } from './conclusions/without-repeats.ts';
import { concernedPatients } from './disclosure/concerned-patients.ts';
import { countPatients } from './disclosure/count-patients.ts';
import { countedPatients } from './disclosure/counted-patients.ts';
import { eventUnions } from './disclosure/event-unions.ts';
import { scopesOf } from './disclosure/scopes-of.ts';
import { type Curve, shareDifference } from './disclosure/share-difference.ts';
import { compareCurves } from './rows/compare-curves.ts';
import { compareDeclarations } from './rows/compare-declarations.ts';
import { compareFindings } from './rows/compare-findings.ts';
import { compareMethods } from './rows/compare-methods.ts';
import { compareQueries, type RaisedQuery } from './rows/compare-queries.ts';
import { compareRows } from './rows/compare-rows.ts';

/** What the stages made of one freeze, by today's declarations and code. */
export interface FreezeData {
  cohort: Cohort;
  results: Results;
  dataNotes: DataNotes;
  /** Questions that the freeze puts to the sites. */
  queries: readonly RaisedQuery[];
  /** SHA-256 over all raw files. */
  inputs: string;
}

/** The report of the earlier freeze as it was published, and what it was made from. */
export interface PublishedReport {
  results: Results;
  /** Whether any declaration is not what it was. */
  declarationsDiffer: boolean;
  /** The declarations of then, where they are at hand and can be read. */
  bundle?: StudyBundle;
  /** What today's code makes of the earlier freeze by the declarations of then, where it can. */
  remade?: { cohort: Cohort; results: Results };
  /** What else is not what it was. */
  makers: readonly Maker[];
}

export interface FreezesToCompare {
  bundle: StudyBundle;
  before: FreezeData;
  after: FreezeData;
  /** Where the earlier report is at hand: its numbers are the old ones, and what code and declarations have changed of them is told apart. */
  published?: PublishedReport;
}

/**
 * What changed between two freezes, and why: in full, and in the form that may be shared. Rows are matched by id; causes of
 * data sum to the change of the row. Throws an Error where they don't, or where a row's id occurs twice.
 */
export function compareFreezes(input: FreezesToCompare): {
  internal: Difference;
  shareable: Difference;
} {
  const { bundle, before, after, published } = input;
  const { display, disclosure } = bundle.study;
  const old = published?.results ?? before.results;
  const [oldRows, middleRows, newRows] = [old, before.results, after.results].map(byId) as [
    Map<string, ResultRow>,
    Map<string, ResultRow>,
    Map<string, ResultRow>,
  ];
  const declared =
    published?.bundle === undefined ? [] : compareDeclarations(published.bundle, bundle);
  const remade = published?.declarationsDiffer ? published.remade?.results : before.results;
  const remadeRows = remade === undefined ? new Map<string, ResultRow>() : byId(remade);
  const bundles = published?.bundle === undefined ? [bundle] : [published.bundle, bundle];
  const beside = besideData(published, declared, bundles);
  const changes = cohortChanges(before.cohort, after.cohort);
  const analyses = new Map<string, Analysis>(
    [...old.analyses, ...after.results.analyses].map(({ analysis }) => [analysis.id, analysis]),
  );
  const sides = [
    scopesOf({
      cohort: published?.remade?.cohort ?? before.cohort,
      analyses: published?.bundle?.analyses ?? bundle.analyses,
    }),
    scopesOf({ cohort: after.cohort, analyses: bundle.analyses }),
  ] as const;
  const concernedBy = concernedPatients(...sides, display.days_per_month);
  const concerned = new Map<string, ReadonlySet<string> | undefined>();
  const byData = dataChanges(middleRows, newRows);
  const attributions = attributeChanges(bundle, before.cohort, after.cohort, changes, byData);

  const differences = compareRows(old.rows, after.results.rows).map((found): RowDifference => {
    if (found.status === 'same') return found;
    const { row } = found;
    const analysis = analyses.get(row.analysis) as Analysis;
    const patients = concernedBy(row, analysis);
    concerned.set(row.id, patients);
    const aside = beside(analysis);
    const count = countPatients(analysis, oldRows.get(row.id), newRows.get(row.id), patients);
    const isOfPatients = analysis.kind !== 'scorecard' && analysis.kind !== 'audit';
    const byOthers =
      count === 0 &&
      (aside.makers !== null ||
        (aside.declarations !== null && (found.before === null || found.after === null)));
    return withCauses(
      { ...found, patients: isOfPatients && !byOthers ? count : null },
      {
        ...aside,
        remade: remadeRows.get(row.id),
        middle: middleRows.get(row.id),
        attribution: attributions.get(row.id),
        patients,
      },
    );
  });

  const changed = differences.filter(({ status }) => status !== 'same');
  const { influences, unsearched } = findInfluences(
    bundle,
    before.cohort,
    after.cohort,
    changes,
    byData,
  );
  const full: Difference = {
    study: after.results.study,
    before: side(old, before),
    after: side(after.results, after),
    form: 'internal',
    minimumChange: disclosure.minimum_change,
    rows: {
      same: differences.length - changed.length,
      changed: changed.length,
      withheld: 0,
    },
    alerts: withoutRepeats(findAlerts(oldRows, newRows, display), oldRows, newRows, analyses),
    differences: changed,
    causes: causesOf(changed, attributions),
    influences,
    ...(unsearched.length === 0 ? {} : { unsearched }),
    cohort: compareCohorts(before.cohort, after.cohort, changes),
    curves: compareCurves(old, after.results),
    findings: compareFindings(before.dataNotes, after.dataNotes),
    queries: compareQueries(before.queries, after.queries),
    declarations: [...declared, ...compareMethods(old, after.results)],
  };
  const curvePatients = (curve: Curve, time: number, from: number): number => {
    const { analysis, endpoint, group } = curve;
    const row = { id: '', analysis, endpoint, ...(group ? { group } : {}), at: time };
    const declared = analyses.get(analysis) as Analysis;
    const statistic = declared.kind === 'cumulative_incidence' ? 'incidence' : 'survival';
    return concernedBy({ ...row, statistic }, declared, from)?.size ?? 0;
  };
  const leftOut = (row: RowDifference['row']): number => {
    if (row.group === undefined) return 0;
    const { variable, level } = row.group;
    const declared = analyses.get(row.analysis) as Analysis;
    return concernedBy({ ...row, group: { variable, level } }, declared)?.size ?? 0;
  };
  const patientsOf = (row: string, cause: string): ReadonlySet<string> => {
    const attribution = attributions.get(row);
    const groups = attribution !== undefined && 'groups' in attribution ? attribution.groups : [];
    const group = groups.find((candidate) => candidate.cause.id === cause);
    if (group === undefined || group.cause.kind === 'exports') return new Set();
    const own = [...group.patients].filter((patient) => concerned.get(row)?.has(patient));
    return new Set(own.length === 0 ? ['somebody'] : own);
  };
  const unions = eventUnions(bundle.study);
  return {
    internal: full,
    shareable: shareDifference(full, {
      differences,
      analyses: [...analyses.values()],
      unions,
      published: bundle.published?.values ?? [],
      counting: countedPatients(sides, analyses, bundle.study, unions),
      patientsOf,
      curvePatients,
      leftOut,
    }),
  };
}

function byId(results: Results): Map<string, ResultRow> {
  return new Map(results.rows.map((row) => [row.id, row]));
}

/** Rows whose number the data alone have changed. */
function dataChanges(
  before: ReadonlyMap<string, ResultRow>,
  after: ReadonlyMap<string, ResultRow>,
): Map<string, { before: number; after: number }> {
  const changes = new Map<string, { before: number; after: number }>();
  for (const [id, { value }] of after) {
    const old = before.get(id)?.value ?? null;
    if (value !== null && old !== null && value !== old)
      changes.set(id, { before: old, after: value });
  }
  return changes;
}

function causesOf(
  differences: readonly RowDifference[],
  attributions: ReadonlyMap<string, Attribution>,
): Cause[] {
  const causes = new Map<string, Cause>();
  for (const attribution of attributions.values()) {
    if ('reason' in attribution) continue;
    for (const { cause, patients } of attribution.groups) {
      const count = Math.max(causes.get(cause.id)?.patients ?? 0, patients.size);
      causes.set(cause.id, { ...cause, patients: cause.kind === 'exports' ? null : count });
    }
  }
  const named = new Set(
    differences.flatMap((found) => (found.causes ?? []).map(({ cause }) => cause)),
  );
  for (const id of named) {
    const cause = causeBesideData(id);
    if (cause !== undefined) causes.set(id, cause);
  }
  return [...causes.values()].filter(({ id }) => named.has(id));
}

function side(results: Results, { inputs }: FreezeData): Difference['before'] {
  return { freeze: results.freeze, planVersion: results.planVersion, inputs };
}
