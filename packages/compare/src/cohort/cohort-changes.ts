import type { Cohort, FieldValue } from '@cohort-report/schema';

/** What changed in one patient who is in both cohorts. */
export interface PatientChange {
  patient: string;
  /** Site at the later freeze. */
  site: string;
  /** Variables and entities with another value, `site` among them. */
  corrected: Set<string>;
  /** Endpoints: observed for longer, or corrected. */
  endpoints: Map<string, 'follow_up' | 'corrected'>;
}

/** The differences of two cohorts, patient by patient. */
export interface CohortChanges {
  /** Patient -> site. */
  entered: Map<string, string>;
  left: Map<string, string>;
  changed: Map<string, PatientChange>;
}

/**
 * Compares two cohorts patient by patient. An endpoint counts as observed for longer where the patient was censored
 * before and is known at least as long now, with or without an event, a competing one too; any other difference of it is a
 * correction.
 */
export function cohortChanges(before: Cohort, after: Cohort): CohortChanges {
  const earlier = indexOf(before);
  const later = indexOf(after);
  const rows = [entityRows(before), entityRows(after)] as const;
  const changes: CohortChanges = { entered: new Map(), left: new Map(), changed: new Map() };
  before.patients.forEach((patient, index) => {
    if (!later.has(patient)) changes.left.set(patient, before.site[index] ?? '');
  });
  after.patients.forEach((patient, now) => {
    const site = after.site[now] ?? '';
    const old = earlier.get(patient);
    if (old === undefined) {
      changes.entered.set(patient, site);
      return;
    }
    const change: PatientChange = { patient, site, corrected: new Set(), endpoints: new Map() };
    if (before.site[old] !== site) change.corrected.add('site');
    for (const { name } of after.variables) {
      if (fieldOf(before, name, old) !== fieldOf(after, name, now)) change.corrected.add(name);
    }
    for (const entity of Object.keys(after.entities)) {
      const [a, b] = rows.map((side) => side(entity, patient));
      if (a !== b) change.corrected.add(entity);
    }
    for (const endpoint of after.endpoints) {
      const was = before.endpoints.find(({ id }) => id === endpoint.id);
      const [days, event] = [was?.days[old] ?? null, was?.event[old] ?? null];
      const [daysNow, eventNow] = [endpoint.days[now] ?? null, endpoint.event[now] ?? null];
      const other = was?.competing?.cause[old] ?? null;
      const otherNow = endpoint.competing?.cause[now] ?? null;
      if (days === daysNow && event === eventNow && other === otherNow) continue;
      const longer =
        event === false &&
        other === null &&
        days !== null &&
        daysNow !== null &&
        daysNow >= days &&
        eventNow !== null;
      change.endpoints.set(endpoint.id, longer ? 'follow_up' : 'corrected');
    }
    if (change.corrected.size > 0 || change.endpoints.size > 0)
      changes.changed.set(patient, change);
  });
  return changes;
}

export function indexOf(cohort: Cohort): Map<string, number> {
  return new Map(cohort.patients.map((patient, index) => [patient, index]));
}

function fieldOf(cohort: Cohort, name: string, patient: number): FieldValue {
  return cohort.columns[name]?.[patient] ?? null;
}

/** The rows that a patient has of an entity, as one text that does not depend on their order. */
function entityRows(cohort: Cohort): (entity: string, patient: string) => string {
  const texts = new Map<string, string[]>();
  for (const [entity, rows] of Object.entries(cohort.entities)) {
    for (const { patient, values } of rows) {
      const key = `${entity}|${cohort.patients[patient]}`;
      const text = JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
      texts.set(key, [...(texts.get(key) ?? []), text]);
    }
  }
  return (entity, patient) => (texts.get(`${entity}|${patient}`) ?? []).sort().join('\n');
}
