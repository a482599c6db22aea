import type { Finding, StudyBundle } from '@cohort-report/schema';
import type { GatheredPerson } from '../persons/gather-persons.ts';
import { type Exclusion, eligibilityChecker } from './check-eligibility.ts';
import { deriver, type PersonScope } from './derive.ts';
import { type EndpointTime, endpointTimer } from './endpoint-time.ts';
import { personFinding } from './person-finding.ts';
import type { FindingText } from './row-finding.ts';
import { checkRunner } from './run-checks.ts';

export interface AssessedPerson {
  person: GatheredPerson;
  derived: PersonScope;
  /** One entry an endpoint of the study. */
  times: EndpointTime[];
  exclusion: Exclusion | undefined;
  /** What the study's checks found. */
  broken: Finding[];
}

/** Derivations, endpoints, eligibility and checks of every person. */
export function assessPersons(
  bundle: StudyBundle,
  persons: readonly GatheredPerson[],
  cutoff: string | null,
): { assessed: AssessedPerson[]; findings: Finding[] } {
  const { study, codebook } = bundle;
  const derive = deriver(study, Object.keys(codebook.entities), cutoff);
  const timers = study.endpoints.map(endpointTimer);
  const eligible = eligibilityChecker(study.eligibility);
  const withTimes = (derived: PersonScope, times: readonly EndpointTime[]) => {
    const scope = { ...derived.scope };
    study.endpoints.forEach(({ id, competing }, index) => {
      const time = times[index];
      const known = time !== undefined && 'days' in time;
      scope[`${id}_days`] = known ? time.days : null;
      scope[`${id}_event`] = known ? time.event : null;
      if (competing !== undefined)
        scope[`${id}_competing`] = known ? (time.competing ?? null) : null;
    });
    return scope;
  };
  const runChecks = checkRunner(study.checks, study.patient.entity, (rows) => {
    const derived = derive(rows);
    return withTimes(
      derived,
      timers.map((timer) => timer(derived)),
    );
  });
  const findings: Finding[] = [];
  const assessed = persons.map((person): AssessedPerson => {
    const derived = derive(person.rows);
    const times = timers.map((timer) => timer(derived));
    const exclusion = eligible(derived.scope);
    const about = (what: FindingText) =>
      findings.push(personFinding(person, study.patient.entity, what));
    if (exclusion?.undetermined !== undefined) {
      const criterion = study.eligibility[exclusion.criterion];
      about({
        severity: 'warning',
        rule: 'eligibility-undetermined',
        message: `it could not be determined whether the criterion "${criterion?.id}" is met; the patient is excluded`,
        expected: 'the values that the criterion reads',
        found: exclusion.undetermined,
        action: 'ask the site for the missing values',
      });
    }
    if (exclusion === undefined) {
      times.forEach((time, index) => {
        if ('impossible' in time)
          about({
            severity: 'blocking',
            rule: 'endpoint-impossible',
            message: `the time of "${study.endpoints[index]?.label}" is impossible`,
            expected: 'event or censoring on or after the origin',
            found: time.impossible,
            action: 'ask the site which of the dates is wrong and correct the export',
          });
      });
    }
    const untimed = study.endpoints.flatMap(({ short }, index) => {
      const time = times[index];
      return exclusion === undefined && time && 'absent' in time && !('impossible' in time)
        ? [{ short, why: time.absent }]
        : [];
    });
    if (untimed.length > 0)
      about({
        severity: 'warning',
        rule: 'endpoint-undetermined',
        message: `the time or the event of ${untimed.map(({ short }) => short).join(', ')} could not be determined; the patient is left out there`,
        expected:
          'the dates that the endpoint reads, or a declaration of what it means where there are none',
        found: [...new Set(untimed.map(({ why }) => why))].join('; '),
        action:
          'ask the site for them; where no record means that nothing happened, say so in study.yaml, e.g. `count(rows) == 0 ? null : first(rows).date`',
      });
    const broken = runChecks(person, withTimes(derived, times), exclusion === undefined);
    findings.push(...broken);
    return { person, derived, times, exclusion, broken };
  });
  return { assessed, findings };
}
