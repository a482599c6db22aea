import type { Cohort, CohortEndpoint, FieldValue } from '@cohort-report/schema';
import { type CohortChanges, indexOf } from '../cohort/cohort-changes.ts';
import type { Needs } from './analysis-needs.ts';
import type { ChangeGroup } from './change-groups.ts';

/** Which changes hold in a cohort that stands between two freezes. */
export interface Applied {
  entered: (patient: string) => boolean;
  left: (patient: string) => boolean;
  /** Whether a patient's correction of a variable, an entity or an endpoint holds. */
  corrected: (patient: string, name: string, site: string) => boolean;
  followUp: (patient: string) => boolean;
  flow: boolean;
}

/** The changes of the groups whose bit is set in `mask`. */
export function appliedGroups(groups: readonly ChangeGroup[], mask: number): Applied {
  const on = new Set(groups.filter((_, index) => (mask >> index) & 1).map(({ cause }) => cause.id));
  const corrections = new Set(
    groups.filter(({ cause }) => on.has(cause.id)).flatMap((group) => [...group.corrections]),
  );
  return {
    entered: () => on.has('entered'),
    left: () => on.has('left'),
    corrected: (_, name, site) => corrections.has(`${name}|${site}`),
    followUp: () => on.has('follow_up'),
    flow: on.has('exports'),
  };
}

/**
 * Makes cohorts between two freezes: of what an analysis needs, with only the changes given applied. With none it is the
 * earlier cohort, with all the later one; patients stand in the order of their pseudonyms.
 */
export function hybridCohorts(
  before: Cohort,
  after: Cohort,
  changes: CohortChanges,
  needs: Needs,
): (applied: Applied) => Cohort {
  const [earlier, later] = [indexOf(before), indexOf(after)];
  const everyone = [...new Set([...before.patients, ...after.patients])].sort();
  const variables = after.variables.filter(({ name }) => needs.variables.has(name));
  const endpoints = after.endpoints.filter(({ id }) => needs.endpoints.has(id));
  return (applied) => {
    const patients = everyone.filter((patient) => {
      if (changes.entered.has(patient)) return applied.entered(patient);
      return !changes.left.has(patient) || !applied.left(patient);
    });
    const takesLater = (patient: string, name: string, isEndpoint: boolean): boolean => {
      if (changes.entered.has(patient)) return true;
      const change = changes.changed.get(patient);
      if (change === undefined) return false;
      const kind = isEndpoint ? change.endpoints.get(name) : undefined;
      if (kind === 'follow_up') return applied.followUp(patient);
      if (isEndpoint ? kind === undefined : !change.corrected.has(name)) return false;
      return applied.corrected(patient, name, change.site);
    };
    const pick = <T>(
      name: string,
      isEndpoint: boolean,
      of: (cohort: Cohort) => readonly T[],
    ): T[] => {
      const [old, now] = [of(before), of(after)];
      return patients.map((patient) =>
        takesLater(patient, name, isEndpoint)
          ? (now[later.get(patient) as number] as T)
          : (old[earlier.get(patient) as number] as T),
      );
    };
    const place = new Map(patients.map((patient, index) => [patient, index]));
    const rowsOf = (entity: string) => {
      const rows = (cohort: Cohort, isLater: boolean) =>
        (cohort.entities[entity] ?? []).flatMap(({ patient, values }) => {
          const id = cohort.patients[patient] ?? '';
          const at = place.get(id);
          return at !== undefined && takesLater(id, entity, false) === isLater
            ? [{ patient: at, values }]
            : [];
        });
      return [...rows(before, false), ...rows(after, true)];
    };
    const columnOf = (cohort: Cohort, name: string): readonly FieldValue[] =>
      cohort.columns[name] ?? cohort.patients.map(() => null);
    const endpointOf = (cohort: Cohort, id: string) =>
      cohort.endpoints.find((endpoint) => endpoint.id === id);
    return {
      study: after.study,
      freeze: after.freeze,
      patients,
      site: pick('site', false, ({ site }) => site),
      variables,
      columns: Object.fromEntries(
        variables.map(({ name }) => [name, pick(name, false, (cohort) => columnOf(cohort, name))]),
      ),
      absent: {},
      endpoints: endpoints.map(
        (endpoint): CohortEndpoint => ({
          ...endpoint,
          days: pick(endpoint.id, true, (cohort) => endpointOf(cohort, endpoint.id)?.days ?? []),
          event: pick(endpoint.id, true, (cohort) => endpointOf(cohort, endpoint.id)?.event ?? []),
          ...(endpoint.competing === undefined
            ? {}
            : {
                competing: {
                  causes: endpoint.competing.causes,
                  cause: pick(
                    endpoint.id,
                    true,
                    (cohort) => endpointOf(cohort, endpoint.id)?.competing?.cause ?? [],
                  ),
                },
              }),
        }),
      ),
      entities: Object.fromEntries([...needs.entities].map((name) => [name, rowsOf(name)])),
      flow: applied.flow ? after.flow : before.flow,
      findings: [],
    };
  };
}
