import type { Cohort, StudyBundle } from '@cohort-report/schema';
import type { FreezeData } from '../../src/index.ts';
import { bundleOf } from './bundle-of.ts';
import { freezeOf } from './freeze-of.ts';

const STUDY = `
study: toy
title: Toy
plan_version: 1.0.0
freezes: [{ id: one, label: First }, { id: two, label: Second }]
sites: [east]
patient: { linkage: [], pseudonyms: public }
derivations: [{ name: sex, expr: first(patient).sex }]
eligibility: []
display: { days_per_month: 30 }
endpoints:
  - id: relapse
    label: Relapse
    short: Relapse
    time: first(patient).days
    event: first(patient).end == "relapse"
    competing: [{ id: death, label: Death, event: first(patient).end == "death" }]
    definition: Time to relapse.
`;
const CODEBOOK = `
entities:
  patient:
    label: Patient
    key: [patient_id]
    fields:
      patient_id: { type: id, label: Patient }
      sex: { type: category, label: Sex, levels: [m, f] }
      days: { type: integer, label: Days }
      end: { type: category, label: End, levels: [relapse, death, contact] }
variables:
  sex: { type: category, label: Sex, levels: [m, f] }
`;
const common = (label: string) => `label: ${label}\ntitle: A\nsection: tables\nendpoint: relapse\n`;
const cox = (label: string) =>
  `kind: cox_table\n${common(label)}models: [univariable]\nfactors: [sex]\n`;
const ANALYSES = {
  cause: cox('A'),
  curves: `kind: cumulative_incidence\n${common('B')}by: sex\ntimes: [5, 12]\nhorizon: 24\nticks: 6\n`,
  fine: `${cox('C')}hazard: subdistribution\n`,
};

/** A study of relapses, with death as the competing event: its incidence by sex and two Cox models. */
export function competingBundle(minimumChange = 1, study = STUDY): StudyBundle {
  return bundleOf({ study, codebook: CODEBOOK, analyses: ANALYSES }, minimumChange);
}

/** Patient -> sex, days, what ended the time. */
export type CompetingToy = Record<
  string,
  [sex: string, days: number, end: 'relapse' | 'death' | null]
>;

/** Thirty patients of mixed fate; the same on every call. */
export function competingPatients(): CompetingToy {
  const ends = ['relapse', null, 'death', 'relapse', 'death', null, 'relapse'] as const;
  return Object.fromEntries(
    Array.from({ length: 30 }, (_, index): [string, CompetingToy[string]] => [
      `p${String(index).padStart(2, '0')}`,
      [(index * 5) % 4 < 2 ? 'm' : 'f', 40 + ((index * 137) % 700), ends[(index * 3) % 7] ?? null],
    ]),
  );
}

export function competingFreeze(bundle: StudyBundle, toy: CompetingToy): FreezeData {
  const patients = Object.keys(toy).sort();
  const of = <T>(read: (patient: CompetingToy[string]) => T): T[] =>
    patients.map((id) => read(toy[id] as CompetingToy[string]));
  const cohort: Cohort = {
    study: 'toy',
    freeze: 'two',
    patients,
    site: patients.map(() => 'east'),
    variables: Object.entries(bundle.codebook.variables).map(([name, variable]) => ({
      ...variable,
      name,
    })),
    columns: { sex: of(([sex]) => sex) },
    absent: {},
    endpoints: bundle.study.endpoints.map(({ id, label, short, definition, basis }) => ({
      ...{ id, label, short, definition, basis },
      days: of(([, days]) => days),
      event: of(([, , end]) => end === 'relapse'),
      competing: {
        causes: [{ id: 'death', label: 'Death' }],
        cause: of(([, , end]) => (end === 'death' ? end : null)),
      },
    })),
    entities: {},
    flow: { bySite: [], joined: 0, start: patients.length, steps: [], included: patients.length },
    findings: [],
  };
  return freezeOf(bundle, cohort);
}
