import type { Cohort, FieldValue, StudyBundle } from '@cohort-report/schema';

interface Made {
  bundle: StudyBundle;
  /** Values of the cohort's variables; one that is not named is missing in all patients. */
  columns: Record<string, FieldValue[]>;
  /** `cause`: ids of the competing events that ended the time. */
  endpoints: Record<
    string,
    { days: (number | null)[]; event: (boolean | null)[]; cause?: (string | null)[] }
  >;
  entities?: Cohort['entities'];
}

/** A cohort under a study's declarations, from columns of equal length. */
export function makeCohort({ bundle, columns, endpoints, entities = {} }: Made): Cohort {
  const n = Object.values(endpoints)[0]?.days.length ?? 0;
  const everybody = Array.from({ length: n }, (_, index) => index);
  const variables = Object.entries(bundle.codebook.variables).map(([name, variable]) => ({
    name,
    ...variable,
  }));
  const site = bundle.study.sites[0] ?? 'site';
  return {
    study: bundle.study.study,
    freeze: bundle.study.freezes.at(-1)?.id ?? 'freeze',
    patients: everybody.map((index) => `p${index + 1}`),
    site: everybody.map(() => site),
    variables,
    columns: Object.fromEntries(
      variables.map(({ name }) => [name, columns[name] ?? everybody.map(() => null)]),
    ),
    absent: {},
    endpoints: bundle.study.endpoints.map(({ id, label, short, definition, basis, competing }) => ({
      id,
      label,
      short,
      definition,
      basis,
      days: endpoints[id]?.days ?? everybody.map(() => null),
      event: endpoints[id]?.event ?? everybody.map(() => null),
      ...(competing === undefined
        ? {}
        : {
            competing: {
              causes: competing.map((event) => ({ id: event.id, label: event.label })),
              cause: endpoints[id]?.cause ?? everybody.map(() => null),
            },
          }),
    })),
    entities,
    flow: {
      bySite: [{ site, label: 'Site', patients: n, included: n }],
      joined: 0,
      start: n,
      steps: [],
      included: n,
    },
    findings: [],
  };
}
