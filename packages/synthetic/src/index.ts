export type { Person } from './cohort/complete-cohort.ts';
export { completeCohort } from './cohort/complete-cohort.ts';
export { generate } from './generate.ts';
export type { GeneratorPlan } from './plan/generator-plan.ts';
export { readPlan } from './plan/read-plan.ts';
export type { DerivedPatient } from './records/derive-patient.ts';
export { derivePatient } from './records/derive-patient.ts';
export type { RawRecord } from './records/make-records.ts';
export { makeRecords } from './records/make-records.ts';
