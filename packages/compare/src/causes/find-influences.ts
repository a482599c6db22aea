import type { Cohort, Influence, StudyBundle } from '@cohort-report/schema';
import type { CohortChanges } from '../cohort/cohort-changes.ts';
import { analysisNeeds } from './analysis-needs.ts';
import { rowsOf } from './attribute-changes.ts';
import { type Applied, hybridCohorts } from './hybrid-cohort.ts';
import { splitAnalysis } from './split-analysis.ts';

const NOTHING = 1e-12;
const MOST_PATIENTS = 100;

/** Influences of single patients, and the analyses some of whose models were not searched. */
export interface FoundInfluences {
  influences: Influence[];
  unsearched: string[];
}

/**
 * For the changed hazard ratios of the Cox tables: the patients without whose own change (entry, leaving, longer
 * follow-up, corrections) the new value would differ most, at most `most` a row, the largest first. It takes a fit a patient:
 * a model of whose patients more than MOST_PATIENTS changed is not searched, and its analysis is named.
 */
export function findInfluences(
  bundle: StudyBundle,
  before: Cohort,
  after: Cohort,
  changes: CohortChanges,
  changed: ReadonlyMap<string, { before: number; after: number }>,
  most = 3,
): FoundInfluences {
  const found = new Map<string, Influence[]>();
  const unsearched = new Set<string>();
  const parts = bundle.analyses.filter(({ kind }) => kind === 'cox_table').flatMap(splitAnalysis);
  for (const part of parts) {
    const needs = analysisNeeds(part, after);
    const cohortOf = hybridCohorts(before, after, changes, needs);
    const isFelt = (names: Iterable<string>) =>
      [...names].some((name) => needs.variables.has(name) || needs.endpoints.has(name));
    const patients: [string, string, Influence['kind']][] = [
      ...[...changes.entered].map(([id, site]): [string, string, 'entered'] => [
        id,
        site,
        'entered',
      ]),
      ...[...changes.left].map(([id, site]): [string, string, 'left'] => [id, site, 'left']),
      ...[...changes.changed.values()]
        .filter(({ corrected, endpoints }) => isFelt([...corrected, ...endpoints.keys()]))
        .map(({ patient, site }): [string, string, 'changed'] => [patient, site, 'changed']),
    ];
    if (patients.length > MOST_PATIENTS) {
      unsearched.add(part.id);
      continue;
    }
    for (const [patient, site, kind] of patients) {
      for (const row of rowsOf(bundle, part, cohortOf(without(patient)))) {
        const target = changed.get(row.id);
        if (row.statistic !== 'hazard_ratio' || target === undefined || row.value === null)
          continue;
        const amount = target.after - row.value;
        if (Math.abs(amount) <= NOTHING * Math.max(1, Math.abs(target.after))) continue;
        const own = found.get(row.id) ?? [];
        own.push({ row: row.id, patient, site, kind, without: row.value, amount });
        found.set(row.id, own);
      }
    }
  }
  const influences = [...found.values()].flatMap((own) =>
    own
      .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount) || (a.patient < b.patient ? -1 : 1))
      .slice(0, most),
  );
  return { influences, unsearched: [...unsearched] };
}

/** All changes but those of one patient. */
function without(except: string): Applied {
  const other = (patient: string) => patient !== except;
  return { entered: other, left: other, corrected: other, followUp: other, flow: true };
}
