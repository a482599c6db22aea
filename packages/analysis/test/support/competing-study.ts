import type { Cohort, FieldValue, StudyBundle } from '@cohort-report/schema';
import { makeBundle } from './make-bundle.ts';
import { makeCohort } from './make-cohort.ts';
import { readTable } from './read-table.ts';

const STUDY = `
study: competing
title: Deaths and transplantations
plan_version: 1.0.0
freezes: [{ id: only, label: Only }]
sites: [here]
patient: {}
derivations:
  - { name: arm, expr: first(patient).arm }
  - { name: age, expr: first(patient).age }
  - { name: sex, expr: first(patient).sex }
  - { name: stage, expr: first(patient).stage }
  - { name: bili, expr: first(patient).bili }
eligibility: []
endpoints:
  - id: death
    label: Death
    short: Death
    time: first(patient).days
    event: first(patient).status == "dead"
    competing: [{ id: transplant, label: Transplantation, event: first(patient).status == "transplanted" }]
    definition: Time to death without a transplantation.
`;

const VARIABLES = `
  arm: { label: Arm, type: category, levels: ['1': Drug, '2': Placebo] }
  age: { label: Age, type: number, unit: years }
  sex: { label: Sex, type: category, levels: [m: Male, f: Female] }
  stage: { label: Stage, type: category, levels: ['1': I, '2': II, '3': III, '4': IV] }
  bili: { label: Bilirubin, type: number, unit: mg/dl }
`;
const FIELDS = VARIABLES.replace(/^ {2}/gm, '      ');

const CODEBOOK = `
entities:
  patient:
    label: Patients
    key: [patient_id]
    fields:
      patient_id: { type: id, label: Patient }${FIELDS}
      days: { type: integer, label: Days }
      status: { type: category, label: Status, levels: [alive: Alive, transplanted: Transplanted, dead: Dead] }
variables:${VARIABLES}`;

/** The bundle of a study with a competing event and these analyses: id -> YAML. */
export function competingBundle(analyses: Record<string, string>): StudyBundle {
  return makeBundle(STUDY, CODEBOOK, analyses);
}

export interface CompetingPatient {
  days: number | null;
  /** What ended the time: null for nothing. */
  cause: 'death' | 'transplant' | null;
  arm?: string | null;
  age?: number | null;
  sex?: string | null;
  stage?: string | null;
  bili?: number | null;
}

export function competingCohort(
  bundle: StudyBundle,
  patients: readonly CompetingPatient[],
): Cohort {
  const column = (name: 'arm' | 'age' | 'sex' | 'stage' | 'bili'): FieldValue[] =>
    patients.map((patient) => patient[name] ?? null);
  return makeCohort({
    bundle,
    columns: {
      arm: column('arm'),
      age: column('age'),
      sex: column('sex'),
      stage: column('stage'),
      bili: column('bili'),
    },
    endpoints: {
      death: {
        days: patients.map(({ days }) => days),
        event: patients.map(({ days, cause }) => (days === null ? null : cause === 'death')),
        cause: patients.map(({ cause }) => (cause === 'transplant' ? cause : null)),
      },
    },
  });
}

/** The patients of the fixture pbc.csv. */
export function pbcPatients(): CompetingPatient[] {
  const number = (text: string | null | undefined) => (text == null ? null : Number(text));
  const causes = [null, 'transplant', 'death'] as const;
  return readTable(new URL('../fixtures/pbc.csv', import.meta.url)).map((row) => ({
    days: number(row.time),
    cause: causes[Number(row.status)] ?? null,
    arm: row.trt ?? null,
    age: number(row.age),
    sex: row.sex ?? null,
    stage: row.stage ?? null,
    bili: number(row.bili),
  }));
}
