import { describe, expect, it } from 'vitest';
import { CODEBOOK, COX, problemsOf, SITE, STUDY } from './support/toy-declarations.ts';

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
      'unknown level of a truth',
      {
        'codebook.yaml': CODEBOOK.replace(
          'sex: { label: Sex, type: category, levels: [f: Female, m: Male] }\n',
          'sex: { label: Woman, type: boolean }\n',
        ).replace(
          'type: category, label: Sex, levels: [f: Female, m: Male]',
          'type: boolean, label: Woman',
        ),
        'sites/a.yaml': SITE.replace('w: f, m: m', 'w: true, m: false'),
        'analyses/cox.yaml': COX.replace('[sex]', '[{ variable: sex, reference: "no" }]'),
      },
      /"no" is no level of sex \| one of true, false/,
    ],
    [
      'factor twice, with its line',
      { 'analyses/cox.yaml': COX.replace('[sex]', '\n  - sex\n  - sex') },
      /analyses\/cox.yaml:9 factors\[1\] the factor sex stands here a second time/,
    ],
    [
      'a variable named as what each analysis calls the site of a patient',
      {
        'codebook.yaml': `${CODEBOOK}  site: { label: Site of the tumor, type: category, levels: [f: Leg, m: Arm] }\n`,
        'study.yaml': STUDY.replace(
          'first(patient).sex }',
          'first(patient).sex }\n  - { name: site, expr: first(patient).sex }',
        ),
      },
      /codebook.yaml:12 variables.site no variable can be named "site": in analyses it is the site that a patient counts at/,
    ],
    [
      'a variable of one analysis named as what it calls the time of an endpoint',
      {
        'analyses/cox.yaml': `${COX}derive: [{ name: os_days, label: Days, type: number, expr: os_days / 2 }]\n`,
      },
      /analyses\/cox.yaml:8 derive\[0\].name no variable can be named "os_days": in analyses it is the days/,
    ],
    [
      'another name of a column that there is not',
      { 'sites/a.yaml': `${SITE}    also_named: { Sexx: [Geschlecht] }\n` },
      /sites\/a.yaml:\d+ tables\[0\] \(p.csv\).also_named\["Sexx"\] "Sexx" is no column of this table \| one of ID, Sex, Note/,
    ],
    [
      'one name of two columns',
      { 'sites/a.yaml': `${SITE}    also_named: { Sex: [Note], ID: [Nr], Note: [Nr] }\n` },
      /"Note" is the name of two columns[\s\S]*"Nr" is the name of two columns/,
    ],
    [
      'an optional column of a required field',
      { 'sites/a.yaml': SITE.replace('to: patient_id', 'to: patient_id, optional: true') },
      /sites\/a.yaml:\d+ .*columns\["ID"\].optional no freeze may lack "patient_id": without it no row is used/,
    ],
    [
      'other names of what a document holds',
      {
        'sites/a.yaml': SITE.replace(
          'file: p.csv',
          'file: p.json\n    format: fhir\n    rows: Patient\n    also_named: { Sex: [gender] }',
        ),
      },
      /sites\/a.yaml:\d+ tables\[0\] \(p.json\) `also_named` and `optional` columns are of tables alone/,
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
      'level that YAML reads as a number',
      {
        'codebook.yaml': CODEBOOK.replaceAll('f: Female', '"1": Female'),
        'sites/a.yaml': SITE.replace('w: f', 'w: 1'),
        'analyses/cox.yaml': COX,
      },
      /1 is read as a number, while the levels of patient.sex are texts \| 1, m/,
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
