import type { PatientFlow, StudyBundle } from '@cohort-report/schema';
import { op, table } from 'arquero';
import type { AssessedPerson } from './assess-persons.ts';

/** From the persons in the raw exports to the patients included: by hospital, and criterion by criterion. */
export function patientFlow(bundle: StudyBundle, persons: readonly AssessedPerson[]): PatientFlow {
  const { study, sites } = bundle;
  const counts = new Map(
    table({
      site: persons.map(({ person }) => person.sites[0]),
      included: persons.map(({ exclusion }) => (exclusion === undefined ? 1 : 0)),
    })
      .groupby('site')
      .rollup({ patients: op.count(), included: op.sum('included') })
      .objects()
      .map((row) => {
        const { site, patients, included } = row as {
          site: string;
          patients: number;
          included: number;
        };
        return [site, { patients, included }];
      }),
  );
  const bySite = study.sites.flatMap((id) => {
    const site = sites.find((each) => each.site === id && each.kind === 'hospital');
    if (site === undefined) return [];
    return [{ site: id, label: site.label, ...(counts.get(id) ?? { patients: 0, included: 0 }) }];
  });
  let remaining = persons.length;
  const steps = study.eligibility.map(({ id, reason, basis }, index) => {
    const out = persons.filter(({ exclusion }) => exclusion?.criterion === index);
    const unknown = out.filter(({ exclusion }) => exclusion?.undetermined !== undefined).length;
    remaining -= out.length;
    const undetermined = unknown === 0 ? {} : { undetermined: unknown };
    return { id, reason, basis, excluded: out.length, ...undetermined, remaining };
  });
  return {
    bySite,
    joined: persons.filter(({ person }) => person.sites.length > 1).length,
    start: persons.length,
    steps,
    included: remaining,
  };
}
