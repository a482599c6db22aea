import type { Entity, Finding, RecordRow, Records, Site, StudyBundle } from '@cohort-report/schema';
import type { AccountBook } from '../rows/account-book.ts';
import { rowComparator } from './compare-rows.ts';
import { sharedEventJoiner } from './join-shared-events.ts';
import { linkPersons, type Person } from './link-persons.ts';
import { oddIds } from './odd-ids.ts';
import { type PersonRow, personRowMaker } from './person-row.ts';
import type { Pseudonymizer } from './pseudonym.ts';

export interface GatheredPerson extends Person {
  /** Entity -> the person's rows: in the entity's order, or by precedence where a patient has one a site. */
  rows: Map<string, PersonRow[]>;
  /** Sites that know the person, registries too, in the study's order of precedence. */
  knownTo: string[];
  /** What its sites contradict each other in. */
  disagreements: { finding: Finding; between: readonly string[] }[];
}

/** Persons with all their rows; rows that belong to nobody or repeat another site's are set aside in the book. */
export function gatherPersons(
  bundle: StudyBundle,
  records: Records,
  book: AccountBook,
  pseudonym: Pseudonymizer,
): { persons: GatheredPerson[]; used: Record<string, RecordRow[]>; findings: Finding[] } {
  const { study, codebook } = bundle;
  const sites = new Map(bundle.sites.map((site) => [site.site, site]));
  const linked = linkPersons(bundle, records, pseudonym);
  const persons = linked.persons.map(
    (person): GatheredPerson => ({ ...person, rows: new Map(), knownTo: [], disagreements: [] }),
  );
  for (const [name, entity] of Object.entries(codebook.entities)) {
    const make = personRowMaker(study, entity.fields);
    for (const record of records.entities[name] ?? []) {
      const index = linked.personOf(record);
      if (index === undefined) {
        book.setAside({ ...record, entity: name }, 'patient of no hospital of the study');
        continue;
      }
      const { rows } = persons[index] as GatheredPerson;
      const row = make(record, sites.get(record.site) as Site);
      const list = rows.get(name);
      if (list === undefined) rows.set(name, [row]);
      else list.push(row);
    }
  }
  const joinShared = sharedEventJoiner(study, codebook);
  // Of what a patient has once, several rows are what several sites say of the same thing: the first site's counts.
  const isOneEach = ({ key }: Entity) => key.every((field) => field === study.patient.id);
  const findings: Finding[] = oddIds(bundle, records);
  const used: Record<string, RecordRow[]> = {};
  const sorted = Object.entries(codebook.entities).map(([name, entity]) => ({
    name,
    compare: rowComparator(isOneEach(entity) ? unordered(entity) : entity, study.sites),
    byPrecedence: rowComparator(unordered(entity), study.sites),
  }));
  for (const person of persons) {
    const at = new Set(
      [...person.rows.values()].flatMap((rows) => rows.map(({ site }) => site.site)),
    );
    person.knownTo = study.sites.filter((site) => at.has(site));
    findings.push(...twice(person, study.patient.entity));
    const patients = person.rows.get(study.patient.entity) ?? [];
    if (person.sites.length > 1 || patients.length > 1) {
      for (const { name, byPrecedence } of sorted) person.rows.get(name)?.sort(byPrecedence);
      const shared = joinShared(person.rows);
      for (const { finding, between } of shared.completions) {
        findings.push(finding);
        if (between !== undefined) person.disagreements.push({ finding, between });
      }
      for (const { entity, row, keptAt } of shared.dropped)
        book.setAside({ ...row.record, entity }, `also delivered by ${keptAt}`);
    }
    for (const { name, compare } of sorted) {
      const rows = person.rows.get(name) ?? [];
      person.rows.set(name, rows.sort(compare));
      used[name] ??= [];
      for (const row of rows) used[name].push(row.record);
    }
  }
  return { persons, used, findings };
}

function unordered(entity: Entity): Entity {
  return { ...entity, order: [] };
}

function twice(person: GatheredPerson, patientEntity: string): Finding[] {
  return person.twiceAt.flatMap((site) => {
    const rows = (person.rows.get(patientEntity) ?? []).filter((row) => row.site.site === site);
    return rows.map(({ record }) => ({
      severity: 'warning' as const,
      rule: 'patient-twice',
      site,
      file: record.file,
      ...(record.sheet === undefined ? {} : { sheet: record.sheet }),
      row: record.row,
      entity: patientEntity,
      message: 'the site has this person under several patient numbers',
      expected: 'one patient number a person',
      found: `${rows.length} patient numbers`,
      action: 'they are joined; ask the site to confirm it',
    }));
  });
}
