import type { Conflict, Finding, StudyBundle } from '@cohort-report/schema';
import type { AssessedPerson } from './assess-persons.ts';

/**
 * In what the sites of one patient contradict each other and what is done then, counted by rule and sites: fields in which
 * joined rows differ, and the study's checks that say how they are resolved. Pseudonyms only where the study withholds nothing.
 */
export function conflicts({ study }: StudyBundle, assessed: readonly AssessedPerson[]): Conflict[] {
  const resolutions = new Map(
    study.checks.flatMap(({ id, resolution }) =>
      resolution === undefined ? [] : [[id, resolution]],
    ),
  );
  const found = new Map<string, Conflict & { pseudonyms: string[] }>();
  for (const { person, broken } of assessed) {
    const about = [
      ...person.disagreements.map((one) => ({ ...one, resolution: PRECEDENCE })),
      ...broken.flatMap((finding) => {
        const resolution = resolutions.get(finding.rule);
        return resolution === undefined ? [] : [{ finding, between: [finding.site], resolution }];
      }),
    ];
    for (const [, same] of Map.groupBy(about, ({ finding }) => kind(finding))) {
      const [{ finding, resolution }] = same as [(typeof same)[number]];
      const { rule, message } = finding;
      const sites = study.sites.filter((site) => same.some((one) => one.between.includes(site)));
      const key = JSON.stringify([kind(finding), sites]);
      const known = found.get(key);
      if (known === undefined)
        found.set(key, {
          rule,
          message,
          resolution,
          sites,
          patients: 1,
          pseudonyms: [person.pseudonym],
        });
      else {
        known.patients += 1;
        known.pseudonyms.push(person.pseudonym);
      }
    }
  }
  const open = study.disclosure.minimum_change === 1;
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { pseudonyms, ...conflict }]) => ({
      ...conflict,
      ...(open ? { pseudonyms: pseudonyms.sort() } : {}),
    }));
}

const PRECEDENCE = 'The value of the site that the study lists first is used.';

function kind({ rule, message }: Finding): string {
  return JSON.stringify([rule, message]);
}
