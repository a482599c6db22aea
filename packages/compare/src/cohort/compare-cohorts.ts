import type {
  Cohort,
  CohortDifference,
  Correction,
  FieldValue,
  FollowUpGain,
  SitePatients,
} from '@cohort-report/schema';
import { type CohortChanges, cohortChanges, indexOf } from './cohort-changes.ts';

/** Who entered and left, who was observed for longer and what was corrected, by site, patients by pseudonym. */
export function compareCohorts(
  before: Cohort,
  after: Cohort,
  changes: CohortChanges = cohortChanges(before, after),
): CohortDifference {
  return {
    before: before.patients.length,
    after: after.patients.length,
    entered: bySite(changes.entered),
    left: bySite(changes.left),
    followUp: after.endpoints.flatMap(({ id }) => gains(id, before, after, changes)),
    corrected: corrections(before, after, changes),
  };
}

function bySite(patients: ReadonlyMap<string, string>): SitePatients[] {
  const sites = new Map<string, string[]>();
  for (const [patient, site] of patients) sites.set(site, [...(sites.get(site) ?? []), patient]);
  return [...sites]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([site, found]) => ({ site, count: found.length, patients: found.sort() }));
}

function gains(
  endpoint: string,
  before: Cohort,
  after: Cohort,
  changes: CohortChanges,
): FollowUpGain[] {
  const of = (cohort: Cohort) => {
    const found = cohort.endpoints.find(({ id }) => id === endpoint);
    const index = indexOf(cohort);
    return (patient: string) => {
      const at = index.get(patient) ?? -1;
      return { days: found?.days[at] ?? 0, event: found?.event[at] === true };
    };
  };
  const [old, now] = [of(before), of(after)];
  const longer = [...changes.changed.values()].filter(
    (change) => change.endpoints.get(endpoint) === 'follow_up',
  );
  const sites = bySite(new Map(longer.map(({ patient, site }) => [patient, site])));
  return sites.map((site) => ({
    ...site,
    endpoint,
    days: (site.patients ?? []).reduce((sum, id) => sum + now(id).days - old(id).days, 0),
    events: (site.patients ?? []).filter((id) => now(id).event && !old(id).event).length,
  }));
}

type ValueOf = (name: string, patient: string) => FieldValue;

function corrections(before: Cohort, after: Cohort, changes: CohortChanges): Correction[] {
  const [old, now] = [before, after].map((cohort) => {
    const index = indexOf(cohort);
    return (name: string, patient: string) =>
      cohort.columns[name]?.[index.get(patient) ?? -1] ?? null;
  }) as [ValueOf, ValueOf];
  const labels: [string, string][] = [
    ['site', 'Site'],
    ...after.variables.map(({ name, label }): [string, string] => [name, label]),
    ...Object.keys(after.entities).map((name): [string, string] => [name, name]),
    ...after.endpoints.map(({ id, label }): [string, string] => [id, label]),
  ];
  return labels.flatMap(([variable, label]) => {
    const found = [...changes.changed.values()].filter(
      (change) => change.corrected.has(variable) || change.endpoints.get(variable) === 'corrected',
    );
    const sites = bySite(new Map(found.map(({ patient, site }) => [patient, site])));
    return sites.map(
      (site): Correction => ({
        ...site,
        variable,
        label,
        values:
          after.columns[variable] === undefined
            ? null
            : (site.patients ?? []).map((patient) => ({
                before: old(variable, patient),
                after: now(variable, patient),
              })),
      }),
    );
  });
}
