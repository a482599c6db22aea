import type { DataNotes, StudyBundle } from '@cohort-report/schema';
import type { AssessedPerson } from './assess-persons.ts';

/** Of the persons that each site knows: how many another hospital and how many a registry knows too. */
export function sharedPatients(
  { study, sites }: StudyBundle,
  assessed: readonly AssessedPerson[],
): NonNullable<DataNotes['shared']> {
  const registries = new Set(
    sites.filter(({ kind }) => kind === 'registry').map(({ site }) => site),
  );
  return study.sites.map((site) => {
    const known = assessed.flatMap(({ person: { knownTo } }) =>
      knownTo.includes(site) ? [knownTo.filter((other) => other !== site)] : [],
    );
    return {
      site,
      patients: known.length,
      hospitals: known.filter((others) => others.some((other) => !registries.has(other))).length,
      registries: known.filter((others) => others.some((other) => registries.has(other))).length,
    };
  });
}
