import { describe, expect, it } from 'vitest';
import {
  analysis,
  CODEBOOK,
  COMPETING,
  COX,
  HAZARDS,
  problemsOf,
  SITE,
  STUDY,
} from './support/toy-declarations.ts';

const LEFT_OUT = 'endpoint: os\nmodels: [univariable]\nfactors: [sex]\n';

describe('problems of declarations', () => {
  it.each([
    [
      'unknown kind',
      { 'analyses/cox.yaml': COX.replace('cox_table', 'cocks_table') },
      /analyses\/cox.yaml:1 kind/,
    ],
    [
      'unknown variable',
      { 'analyses/cox.yaml': COX.replace('[sex]', '[sexx]') },
      /unknown variable "sexx" \| one of sex/,
    ],
    [
      'unknown endpoint',
      { 'analyses/cox.yaml': COX.replace('endpoint: os', 'endpoint: pfs') },
      /unknown endpoint "pfs" \| one of os/,
    ],
    [
      'unknown level',
      { 'analyses/cox.yaml': COX.replace('[sex]', '[{ variable: sex, reference: x }]') },
      /"x" is no level of sex \| one of f, m/,
    ],
    [
      'factor twice, with its line',
      { 'analyses/cox.yaml': COX.replace('[sex]', '\n  - sex\n  - sex') },
      /analyses\/cox.yaml:9 factors\[1\] the factor sex stands here a second time/,
    ],
    [
      'a population that is no condition',
      { 'analyses/cox.yaml': `${COX}population: { include: os_days, label: X }\n` },
      /analyses\/cox.yaml:8 population.include the expression gives a number, and is no condition/,
    ],
    [
      'a criterion that is no condition',
      {
        'study.yaml': STUDY.replace(
          'eligibility: []',
          'eligibility: [{ id: x, include: first(patient).days, reason: X }]',
        ),
      },
      /study.yaml:9 eligibility\[0\].include the expression gives a number/,
    ],
    [
      'unknown stratum',
      { 'analyses/cox.yaml': `${COX}strata: [centre]\n` },
      /analyses\/cox.yaml:8 strata\[0\] unknown variable "centre" \| one of sex, site/,
    ],
    [
      'stratum that is a factor, too',
      { 'analyses/cox.yaml': `${COX}strata: [site, sex]\n` },
      /strata\[1\] sex is in the model and a stratum of it/,
    ],
    [
      'stratum that is a number',
      {
        'analyses/cox.yaml': `${COX}strata: [years]\nderive: [{ name: years, label: Y, type: number, expr: os_days / 365 }]\n`,
      },
      /strata\[0\] years is no category: each of its values would be a stratum/,
    ],
    [
      'unknown variable, level and endpoint of a test of proportional hazards, all at once',
      {
        'analyses/z.yaml': HAZARDS.replace(
          '[sex]',
          '\n  - sexx\n  - { variable: sex, reference: x }',
        ).replace('endpoint: os', 'endpoint: pfs'),
      },
      /z.yaml:8 factors\[0\] unknown variable "sexx" .*\n.*z.yaml:9 factors\[1\] "x" is no level of sex \| one of f, m\n.*z.yaml:5 endpoint unknown endpoint "pfs"/,
    ],
    [
      'factor of a test of proportional hazards twice, and as a stratum',
      { 'analyses/z.yaml': `${HAZARDS.replace('[sex]', '[sex, sex]')}strata: [sex]\n` },
      /z.yaml:7 factors\[1\] the factor sex stands here a second time .*\n.*z.yaml:8 strata\[0\] sex is in the model/,
    ],
    [
      'hazard of a test of proportional hazards, which is cause-specific',
      {
        'study.yaml': COMPETING,
        'analyses/z.yaml': `${HAZARDS.replace('endpoint: os', 'endpoint: relapse')}hazard: subdistribution\n`,
      },
      /z.yaml:8 {2}unknown key "hazard" \| keys among .*models, transform$/,
    ],
    [
      'scale of time that R does not know',
      { 'analyses/z.yaml': `${HAZARDS}transform: sqrt\n` },
      /z.yaml:8 transform not a value that is known here \| one of km, rank, identity, log$/,
    ],
    [
      'unknown variable to be left out level by level',
      { 'analyses/l.yaml': analysis('leave_one_out', `${LEFT_OUT}by: centre`) },
      /analyses\/l.yaml:8 by unknown variable "centre" \| one of sex, site/,
    ],
    [
      'a number to be left out level by level',
      {
        'analyses/l.yaml': analysis(
          'leave_one_out',
          `${LEFT_OUT}by: years\nderive: [{ name: years, label: Y, type: number, expr: os_days / 365 }]`,
        ),
      },
      /by years makes no groups \| a category, or true or false/,
    ],
    [
      'a factor to be left out level by level',
      { 'analyses/l.yaml': analysis('leave_one_out', `${LEFT_OUT}by: sex`) },
      /analyses\/l.yaml:8 by sex is a factor of this analysis/,
    ],
    [
      'what a Cox table has wrong, of a leave-one-out analysis',
      {
        'analyses/l.yaml': analysis(
          'leave_one_out',
          'endpoint: pfs\nmodels: [univariable]\nfactors: [{ variable: sex, reference: x }, age]\nstrata: [sex]',
        ),
      },
      /"x" is no level of sex.*unknown variable "age".*sex is in the model and a stratum of it.*unknown endpoint "pfs"/s,
    ],
    [
      'competing events that the endpoint does not have, of curves',
      {
        'analyses/i.yaml': analysis('cumulative_incidence', 'endpoint: os\nhorizon: 60'),
      },
      /analyses\/i.yaml:5 endpoint the endpoint os has no competing events \| .*the study has none/,
    ],
    [
      'competing events that the endpoint does not have, of a model',
      {
        'study.yaml': COMPETING,
        'analyses/cox.yaml': `${COX}hazard: subdistribution\n`,
      },
      /analyses\/cox.yaml:5 endpoint the endpoint os has no competing events \| one of relapse/,
    ],
    [
      'Kaplan-Meier curves of an endpoint with competing events',
      {
        'study.yaml': COMPETING,
        'analyses/k.yaml': analysis(
          'survival_curves',
          'endpoints:\n  - os\n  - relapse\nhorizon: 60',
        ),
      },
      /analyses\/k.yaml:7 endpoints\[1\] Kaplan-Meier would take patients with a competing event \(Death\) .* \| an endpoint without competing events: os/,
    ],
    [
      'follow-up by an endpoint that a competing event ends',
      {
        'study.yaml': COMPETING,
        'analyses/s.yaml': analysis('survival_summary', 'endpoints: [os]\nfollow_up: relapse'),
      },
      /analyses\/s.yaml:6 follow_up Kaplan-Meier would take/,
    ],
    [
      'exact ties in a model of Fine and Gray',
      {
        'study.yaml': COMPETING,
        'analyses/cox.yaml': `${COX.replace('endpoint: os', 'endpoint: relapse')}hazard: subdistribution\nties: exact\n`,
      },
      /analyses\/cox.yaml:9 ties the model of Fine and Gray .* \| one of efron, breslow/,
    ],
    [
      'two competing events of one id',
      {
        'study.yaml': COMPETING.replace(
          '[{ id: death',
          '[{ id: death, label: Other, event: first(patient).dead }, { id: death',
        ),
      },
      /study.yaml:17 endpoints\[1\].competing\[1\].id the endpoint relapse has another event "death"/,
    ],
    [
      'unknown name in the expression of a competing event',
      { 'study.yaml': COMPETING.replace("'!first(patient)", "'!first(person)") },
      /study.yaml:12 endpoints\[1\] unknown variable "person"/,
    ],
    [
      'unknown competing event in a population',
      {
        'study.yaml': COMPETING,
        'analyses/cox.yaml': `${COX}population:\n  label: Dead\n  include: 'relapse_competing == "dead"'\n`,
      },
      /analyses\/cox.yaml:10 population.include "dead" is no level of relapse_competing \| one of "death"/,
    ],
    [
      'unknown key, with its line',
      { 'analyses/cox.yaml': `${COX}titel: Toy\n` },
      /analyses\/cox.yaml:8 .*"titel"/,
    ],
    [
      'unknown level in a population, with its line',
      {
        'analyses/cox.yaml': `${COX}population:\n  label: Women\n  include: 'sex == "female"'\n`,
      },
      /analyses\/cox.yaml:10 population.include "female" is no level of sex \| one of "f", "m"/,
    ],
    [
      'unknown level of a record in a derivation',
      {
        'study.yaml': STUDY.replace(
          'first(patient).sex',
          '\'patient.exists(p, p.sex in ["f", "w"]) ? "f" : null\'',
        ),
      },
      /study.yaml:8 derivations\[0\].expr \(sex\) "w" is no level of sex \| one of "f", "m"/,
    ],
    [
      'unknown field of a record',
      { 'study.yaml': STUDY.replace('first(patient).sex', 'first(patient).gender') },
      /unknown field "gender" of patient \| one of patient_id, sex, days, dead, site, site_kind/,
    ],
    [
      'freezes not in their order, with their line',
      {
        'study.yaml': STUDY.replace(
          '[{ id: f1, label: First }]',
          '\n  - { id: f2, label: Second, cutoff: 2024-06-30 }\n  - { id: f1, label: First, cutoff: 2023-06-30 }',
        ),
      },
      /study.yaml:6 freezes\[1\].cutoff a freeze ends before the one above it \| .*2024-06-30 or later/,
    ],
    [
      'mapping under the name of another site, with its line',
      { 'sites/b.yaml': SITE },
      /sites\/b.yaml:1 site the mapping is not named after its site \| b/,
    ],
    [
      'site listed twice, with its line',
      { 'study.yaml': STUDY.replace('sites: [a]', 'sites:\n  - a\n  - a') },
      /study.yaml:7 sites\[1\] "a" stands here a second time/,
    ],
    [
      'field that makes a row an event, misspelt',
      {
        'sites/a.yaml': SITE.replace(
          'file: p.csv',
          'file: p.csv\n    only_if: { field: daed, reason: Alive }',
        ),
      },
      /tables\[0\] \(p.csv\).only_if.field unknown field "daed" \| one of patient_id/,
    ],
    [
      'field that makes a row an event, not in the table',
      {
        'sites/a.yaml': SITE.replace(
          'file: p.csv',
          'file: p.csv\n    only_if: { field: dead, reason: Alive }',
        ),
      },
      /only_if.field nothing in this table fills "dead" \| one of patient_id, sex/,
    ],
    [
      'alias without its anchor, with its line',
      { 'sites/a.yaml': SITE.replace('values: { w: f, m: m }', 'values: *sexes') },
      /sites\/a.yaml:8 .*not valid YAML: Unresolved alias/,
    ],
    [
      'unknown entity',
      { 'sites/a.yaml': SITE.replace('entity: patient', 'entity: person') },
      /unknown entity "person" \| one of patient/,
    ],
    [
      'unknown field',
      { 'sites/a.yaml': SITE.replace('to: sex', 'to: gender') },
      /unknown field "gender" \| one of patient_id, sex/,
    ],
    [
      'unknown canonical value',
      { 'sites/a.yaml': SITE.replace('w: f', 'w: female') },
      /"female" is no value of patient.sex \| f, m/,
    ],
    [
      'unfilled required field',
      { 'sites/a.yaml': SITE.replace('to: patient_id', 'to: days') },
      /nothing fills the required field "patient_id"/,
    ],
    [
      'date formats that contradict each other',
      { 'sites/a.yaml': SITE.replace('label: A', 'label: A\ndates: [dd/MM/yyyy, MM/dd/yyyy]') },
      /two date formats read one date differently/,
    ],
    [
      'site without mapping',
      { 'study.yaml': STUDY.replace('[a]', '[a, b]') },
      /site "b" has no mapping/,
    ],
    [
      'unknown name in an expression',
      { 'study.yaml': STUDY.replace('first(patient).sex', 'first(pat).sex') },
      /unknown variable "pat"/,
    ],
    [
      'broken expression',
      { 'study.yaml': STUDY.replace('first(patient).sex', '"first(patient"') },
      /the expression can't be read/,
    ],
    [
      'underived variable',
      { 'codebook.yaml': `${CODEBOOK}  age: { label: Age, type: number }\n` },
      /nothing derives this variable/,
    ],
  ])('%s', (_, changes, expected) => {
    expect(problemsOf(changes as unknown as Record<string, string>).join('\n')).toMatch(expected);
  });
});
