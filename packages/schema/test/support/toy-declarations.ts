import { loadStudy, ProblemsError } from '../../src/index.ts';

export const STUDY = `study: toy
title: Toy
plan_version: '1'
freezes: [{ id: f1, label: First }]
sites: [a]
patient: {}
derivations:
  - { name: sex, expr: first(patient).sex }
eligibility: []
endpoints:
  - { id: os, label: Overall survival, short: OS, time: first(patient).days, event: first(patient).dead, definition: Toy }
`;
export const CODEBOOK = `entities:
  patient:
    label: Patients
    key: [patient_id]
    fields:
      patient_id: { type: id, label: Id, required: true }
      sex: { type: category, label: Sex, levels: [f: Female, m: Male] }
      days: { type: integer, label: Days }
      dead: { type: boolean, label: Dead }
variables:
  sex: { label: Sex, type: category, levels: [f: Female, m: Male] }
`;
export const SITE = `site: a
label: A
tables:
  - entity: patient
    file: p.csv
    columns:
      ID: { to: patient_id }
      Sex: { to: sex, values: { w: f, m: m } }
      Note: { ignore: free text }
`;
export const COMPETING = STUDY.replace(
  'definition: Toy }',
  `definition: Toy }
  - id: relapse
    label: Relapse
    short: Relapse
    time: first(patient).days
    event: first(patient).dead
    competing: [{ id: death, label: Death, event: '!first(patient).dead' }]
    definition: Toy`,
);
let labels = 0;
/** An analysis of a kind, with what its kind wants and a label of its own. */
export const analysis = (kind: string, more: string) =>
  `kind: ${kind}\nlabel: A${++labels}\ntitle: A\nsection: tables\n${more}\n`;
export const COX = `kind: cox_table
label: Table 1
title: Toy
section: tables
endpoint: os
models: [univariable]
factors: [sex]
`;
export const HAZARDS = COX.replace('cox_table', 'proportional_hazards');

/** The declarations of the toy study, with some files changed or added. */
export function files(changes: Record<string, string> = {}): Map<string, string> {
  return new Map(
    Object.entries({
      'study.yaml': STUDY,
      'codebook.yaml': CODEBOOK,
      'sites/a.yaml': SITE,
      'analyses/cox.yaml': COX,
      ...changes,
    }),
  );
}

/** The problems that such changes bring: `file:line path message | expected`. */
export function problemsOf(changes: Record<string, string>): string[] {
  try {
    loadStudy(files(changes));
  } catch (error) {
    if (error instanceof ProblemsError) {
      return error.problems.map(
        (p) => `${p.file}:${p.line ?? ''} ${p.path ?? ''} ${p.message} | ${p.expected ?? ''}`,
      );
    }
    throw error;
  }
  return [];
}
