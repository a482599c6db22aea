import type { FieldValue, RecordRow, Records, StudyBundle } from '@cohort-report/schema';
import type { Pseudonymizer } from './pseudonym.ts';

/** One person: all patient numbers under which sites and registries know them. */
export interface Person {
  pseudonym: string;
  /** Hospitals that report the person, in the study's order of precedence. */
  sites: string[];
  /** Patient numbers that one and the same hospital gave the person, where there are several. */
  twiceAt: string[];
}

export interface LinkedPersons {
  /** Sorted by pseudonym. */
  persons: Person[];
  /** Index of the person that a raw row speaks of; undefined for patients whom only registries know. */
  personOf: (row: RecordRow) => number | undefined;
}

interface Patient {
  site: string;
  id: string;
  /** Union-find: another patient of the same person, or itself. */
  parent: Patient;
}

/**
 * Joins the patients of all sites to persons: two patients are one person if all linkage fields are known and
 * equal. Registries add to persons and never make one.
 */
export function linkPersons(
  bundle: StudyBundle,
  records: Records,
  pseudonym: Pseudonymizer,
): LinkedPersons {
  const { study, sites } = bundle;
  const hospitals = new Set(
    sites.filter((site) => site.kind === 'hospital').map((site) => site.site),
  );
  const patients = collectPatients(records, study.patient.id);
  const patientOf = (row: RecordRow): Patient | undefined =>
    patients.get(row.site)?.get(String(row.values[study.patient.id]));
  const linked = new Map<string, Patient>();
  for (const row of records.entities[study.patient.entity] ?? []) {
    const key = linkageKey(row, study.patient.linkage);
    const patient = patientOf(row);
    if (key === undefined || patient === undefined) continue;
    const other = linked.get(key);
    if (other === undefined) linked.set(key, patient);
    else join(root(other), root(patient));
  }
  const groups = new Map<Patient, Patient[]>();
  for (const patient of [...patients.values()].flatMap((ofSite) => [...ofSite.values()])) {
    const group = groups.get(root(patient));
    if (group === undefined) groups.set(root(patient), [patient]);
    else group.push(patient);
  }
  const found = [...groups.values()].flatMap((group) => {
    const person = personOf(pseudonym, study.sites, hospitals, group);
    return person === undefined ? [] : [{ person, group }];
  });
  found.sort((a, b) => (a.person.pseudonym < b.person.pseudonym ? -1 : 1));
  const index = new Map<Patient, number>();
  found.forEach(({ person, group }, position) => {
    if (person.pseudonym === found[position - 1]?.person.pseudonym)
      throw new Error('two persons have the same pseudonym');
    index.set(root(group[0] as Patient), position);
  });
  return {
    persons: found.map(({ person }) => person),
    personOf: (row) => {
      const patient = patientOf(row);
      return patient === undefined ? undefined : index.get(root(patient));
    },
  };
}

/** Site -> patient number -> patient. */
function collectPatients(records: Records, id: string): Map<string, Map<string, Patient>> {
  const patients = new Map<string, Map<string, Patient>>();
  for (const rows of Object.values(records.entities)) {
    for (const row of rows) {
      let ofSite = patients.get(row.site);
      if (ofSite === undefined) {
        ofSite = new Map();
        patients.set(row.site, ofSite);
      }
      const number = String(row.values[id]);
      if (ofSite.has(number)) continue;
      const patient = { site: row.site, id: number } as Patient;
      patient.parent = patient;
      ofSite.set(number, patient);
    }
  }
  return patients;
}

function linkageKey(row: RecordRow, fields: readonly string[]): string | undefined {
  const values = fields.map((name): FieldValue => row.values[name] ?? null);
  return fields.length === 0 || values.includes(null) ? undefined : JSON.stringify(values);
}

function root(patient: Patient): Patient {
  let top = patient;
  while (top.parent !== top) top = top.parent;
  for (let step = patient; step !== top; ) {
    const next = step.parent;
    step.parent = top;
    step = next;
  }
  return top;
}

function join(a: Patient, b: Patient): void {
  b.parent = a;
}

function personOf(
  pseudonym: Pseudonymizer,
  order: readonly string[],
  hospitals: ReadonlySet<string>,
  group: readonly Patient[],
): Person | undefined {
  const own = group.filter((patient) => hospitals.has(patient.site));
  const sites = order.filter((site) => own.some((patient) => patient.site === site));
  const first = sites[0];
  if (first === undefined) return undefined;
  const ids = own.filter((patient) => patient.site === first).map((patient) => patient.id);
  const id = ids.sort()[0] as string;
  return {
    pseudonym: pseudonym(first, id),
    sites,
    twiceAt: sites.filter((site) => own.filter((patient) => patient.site === site).length > 1),
  };
}
