import type { Cohort, FieldValue, StudyBundle } from '@cohort-report/schema';
import { makeBundle } from './make-bundle.ts';
import { makeCohort } from './make-cohort.ts';

const STUDY = `
study: small
title: A study to be solved by hand
plan_version: 1.0.0
freezes: [{ id: only, label: Only }]
sites: [here]
patient: {}
cohort_entities: [harm]
display: { days_per_month: 10 }
derivations:
  - { name: arm, expr: first(patient).arm }
  - { name: stage, expr: first(patient).stage }
  - { name: marker, expr: first(patient).marker }
  - { name: frail, expr: first(patient).frail }
eligibility: []
endpoints:
  - { id: os, label: Overall survival, short: OS, time: first(patient).days, event: first(patient).dead, definition: Time to death. }
`;

const CODEBOOK = `
entities:
  patient:
    label: Patients
    key: [patient_id]
    fields:
      patient_id: { type: id, label: Patient }
      arm: { type: category, label: Arm, levels: [a: A, b: B] }
      stage: { type: category, label: Stage, levels: [i: I, ii: II, iii: III] }
      marker: { type: number, label: Marker, unit: mg }
      frail: { type: boolean, label: Frail }
      days: { type: integer, label: Days }
      dead: { type: boolean, label: Dead }
  harm:
    label: Harms
    key: [patient_id]
    fields:
      patient_id: { type: id, label: Patient }
      grade: { type: category, label: Grade, levels: [one: Mild, two: Severe, three: Fatal] }
      kind: { type: category, label: Kind, levels: [pain: Pain, bleeding: Bleeding] }
variables:
  arm: { label: Arm, type: category, levels: [a: A, b: B] }
  stage: { label: Stage, type: category, levels: [i: I, ii: II, iii: III] }
  marker: { label: Marker, type: number, unit: mg }
  frail: { label: Frail, type: boolean }
`;

/** The bundle of the small study with these analyses: id -> YAML. */
export function smallBundle(analyses: Record<string, string>): StudyBundle {
  return makeBundle(STUDY, CODEBOOK, analyses);
}

/** Arm, stage, marker, frail, days, dead. */
export type SmallPatient = [
  string | null,
  string | null,
  number | null,
  boolean | null,
  number | null,
  boolean | null,
];

/** Eight patients, four deaths; the stage of one and the marker of another are missing. */
export const EIGHT: SmallPatient[] = [
  ['a', 'i', 1, false, 10, true],
  ['a', 'i', 2, false, 20, true],
  ['a', 'ii', 3, true, 30, false],
  ['a', 'ii', 4, true, 40, true],
  ['b', 'i', 5, false, 20, false],
  ['b', 'ii', 6, true, 50, true],
  ['b', 'iii', null, true, 60, false],
  ['b', null, 8, null, 70, false],
];

/** The same patients with times at which neither arm nor stage orders the deaths. */
export const MIXED: SmallPatient[] = EIGHT.map((patient, index) => {
  const days = [50, 20, 30, 10, 20, 40, 60, 70][index] as number;
  const [arm, stage, marker, frail, , dead] = patient;
  return [arm, stage, marker, frail, days, dead];
});

export function smallCohort(
  bundle: StudyBundle,
  patients: readonly SmallPatient[] = EIGHT,
  entities: Cohort['entities'] = {},
): Cohort {
  const column = (index: number): FieldValue[] =>
    patients.map((patient) => patient[index] as FieldValue);
  return makeCohort({
    bundle,
    columns: { arm: column(0), stage: column(1), marker: column(2), frail: column(3) },
    endpoints: { os: { days: column(4) as number[], event: column(5) as boolean[] } },
    entities,
  });
}
