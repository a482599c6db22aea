import type { Cohort, StudyBundle } from '@cohort-report/schema';
import type { FreezeData } from '../../src/index.ts';
import { bundleOf } from './bundle-of.ts';
import { freezeOf } from './freeze-of.ts';

const STUDY = `
study: toy
title: Toy
plan_version: 1.0.0
freezes: [{ id: one, label: First }, { id: two, label: Second }]
sites: [east, west]
patient: { linkage: [], pseudonyms: public }
derivations:
  - { name: stage, expr: first(patient).stage }
  - { name: sex, expr: first(patient).sex }
eligibility: []
endpoints:
  - { id: os, label: Overall survival, short: OS, time: first(patient).days, event: first(patient).dead, definition: Time to death. }
`;
const CODEBOOK = `
entities:
  patient:
    label: Patient
    key: [patient_id]
    fields:
      patient_id: { type: id, label: Patient }
      stage: { type: category, label: Stage, levels: [low, mid, high] }
      sex: { type: category, label: Sex, levels: [m, f] }
      days: { type: integer, label: Days }
      dead: { type: boolean, label: Dead }
variables:
  stage: { type: category, label: Stage, levels: [low, mid, high] }
  sex: { type: category, label: Sex, levels: [m, f] }
`;
const common = (title: string) => `label: ${title}\ntitle: ${title}\nsection: tables\n`;
const ANALYSES = {
  counts: `kind: baseline_table\n${common('Counts')}rows: [{ variable: stage }, { variable: sex }]\n`,
  cox: `kind: cox_table\n${common('Cox')}endpoint: os\nmodels: [univariable, multivariable]\nfactors: [{ variable: sex, reference: m }, { variable: stage, reference: low }]\n`,
  hazards: `kind: proportional_hazards\n${common('Hazards')}endpoint: os\nmodels: [univariable, multivariable]\nfactors: [{ variable: sex, reference: m }, { variable: stage, reference: low }]\n`,
  survival: `kind: survival_summary\n${common('Survival')}endpoints: [os]\nquantiles: [0.5]\ntimes: [12]\n`,
};

export function toyBundle(
  minimumChange = 5,
  analyses: Record<string, string> = ANALYSES,
): StudyBundle {
  return bundleOf({ study: STUDY, codebook: CODEBOOK, analyses }, minimumChange);
}

/** Patient -> site, stage, sex, days, whether dead. */
export type Toy = Record<
  string,
  [site: string, stage: string, sex: string, days: number, dead: boolean]
>;

export function toyCohort(bundle: StudyBundle, toy: Toy): Cohort {
  const patients = Object.keys(toy).sort();
  const column = <K extends 0 | 1 | 2 | 3 | 4>(index: K) =>
    patients.map((id) => (toy[id] as Toy[string])[index]);
  const [endpoint] = bundle.study.endpoints;
  return {
    study: 'toy',
    freeze: 'two',
    patients,
    site: column(0),
    variables: Object.entries(bundle.codebook.variables).map(([name, variable]) => ({
      ...variable,
      name,
    })),
    columns: { stage: column(1), sex: column(2) },
    absent: {},
    endpoints: [
      {
        id: 'os',
        label: 'Overall survival',
        short: 'OS',
        definition: 'Time to death.',
        basis: endpoint?.basis ?? 'stated',
        days: column(3),
        event: column(4),
      },
    ],
    entities: {},
    flow: { bySite: [], joined: 0, start: patients.length, steps: [], included: patients.length },
    findings: [],
  };
}

export function toyFreeze(bundle: StudyBundle, toy: Toy): FreezeData {
  return freezeOf(bundle, toyCohort(bundle, toy));
}

/** Twenty-four patients of mixed fate; the same on every call. */
export function toyPatients(): Toy {
  const toy: Toy = {};
  for (let index = 0; index < 24; index += 1) {
    toy[`p${String(index).padStart(2, '0')}`] = [
      index % 3 === 0 ? 'east' : 'west',
      ['low', 'mid', 'high'][(index * 7) % 3] as string,
      (index * 5) % 4 < 2 ? 'm' : 'f',
      100 + ((index * 137) % 700),
      index % 5 !== 0,
    ];
  }
  return toy;
}
