import { describe, expect, it } from 'vitest';
import { loadStudy, locateProblems, ProblemsError } from '../src/index.ts';

const STUDY = `study: toy
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
const CODEBOOK = `entities:
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
const SITE = `site: a
label: A
tables:
  - entity: patient
    file: p.csv
    columns:
      ID: { to: patient_id }
      Sex: { to: sex, values: { w: f, m: m } }
      Note: { ignore: free text }
`;
const COMPETING = STUDY.replace(
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
const analysis = (kind: string, more: string) =>
  `kind: ${kind}\nlabel: A\ntitle: A\nsection: tables\n${more}\n`;
const COX = `kind: cox_table
label: Table 1
title: Toy
section: tables
endpoint: os
models: [univariable]
factors: [sex]
`;

function files(changes: Record<string, string> = {}): Map<string, string> {
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

function problemsOf(changes: Record<string, string>): string[] {
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

describe('loadStudy', () => {
  it('reads valid declarations, levels in their order', () => {
    const bundle = loadStudy(files());
    expect(bundle.analyses.map((analysis) => analysis.id)).toEqual(['cox']);
    expect(bundle.codebook.variables.sex?.levels).toEqual([
      { value: 'f', label: 'Female' },
      { value: 'm', label: 'Male' },
    ]);
  });

  it('takes an endpoint with competing events in what knows them, and as cause-specific in a Cox model', () => {
    const bundle = loadStudy(
      files({
        'study.yaml': COMPETING,
        'analyses/cox.yaml': COX.replace('endpoint: os', 'endpoint: relapse'),
        'analyses/i.yaml': analysis('cumulative_incidence', 'endpoint: relapse\nhorizon: 60'),
        'analyses/f.yaml': `${COX.replace('endpoint: os', 'endpoint: relapse')}hazard: subdistribution\n`,
      }),
    );
    expect(bundle.study.endpoints[1]?.competing).toEqual([
      { id: 'death', label: 'Death', event: '!first(patient).dead' },
    ]);
    expect(bundle.analyses.map(({ id }) => id)).toEqual(['cox', 'f', 'i']);
  });

  it('wants a mapping of each listed site, but not of a study in the making', () => {
    const unmapped = files();
    unmapped.delete('sites/a.yaml');
    expect(() => loadStudy(unmapped, ['sites'])).toThrow('site "a" has no mapping');
    expect(loadStudy(unmapped, ['sites'], 'some').sites).toEqual([]);
  });

  it('tells of all rows of a baseline table at once whose variable or statistic does not fit', () => {
    const table = `kind: baseline_table
label: Table 1
title: Toy
section: tables
derive:
  - { name: days, label: Days, type: integer, expr: os_days }
by: days
rows:
  - { variable: sex, statistic: mean_sd }
  - { variable: sex, statistic: counts }
  - { variable: days, statistic: counts }
  - { variable: days, statistic: mean_sd }
  - { variable: born }
`;
    const born = `${CODEBOOK}  born: { label: Born, type: date }\n`;
    const problems = problemsOf({
      'analyses/table.yaml': table,
      'codebook.yaml': born,
      'study.yaml': STUDY.replace('eligibility', '  - { name: born, expr: "null" }\neligibility'),
    });
    expect(problems).toEqual([
      'analyses/table.yaml:7 by days makes no groups | a category, or true or false',
      'analyses/table.yaml:9 rows[0].statistic mean_sd does not fit sex | counts',
      'analyses/table.yaml:11 rows[2].statistic counts does not fit days | median_range, median_iqr, mean_sd',
      'analyses/table.yaml:13 rows[4] born can be neither counted nor averaged | a category or a number',
    ]);
  });

  it('names the line of broken YAML', () => {
    expect(problemsOf({ 'analyses/cox.yaml': 'kind: cox_table\nlabel: "open\n' })[0]).toMatch(
      /^analyses\/cox.yaml:[23] .*not valid YAML/,
    );
  });

  it('reports the problems of all files at once, with line, path and the valid names', () => {
    const problems = problemsOf({
      'study.yaml': STUDY.replace('title: Toy', 'titel: Toy'),
      'sites/a.yaml': SITE.replace('header', 'x').replace('entity: patient', 'entity: person'),
      'analyses/cox.yaml': COX.replace('endpoint: os', 'endpoint: [os]'),
    });
    expect(problems.join('\n')).toContain('study.yaml');
    expect(problems.join('\n')).toMatch(/analyses\/cox.yaml:5 endpoint/);
    expect(problems.join('\n')).toMatch(
      /study.yaml:2 {2}unknown key "titel" \| keys among study, title, /,
    );
    expect(problems.join('\n')).toMatch(/title the key is missing \| a text/);
  });

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

it('a problem found later gets the line of its path, else that of the declaration', () => {
  const later = [
    { file: 'analyses/cox.yaml', message: 'x' },
    { file: 'analyses/cox.yaml', path: 'models[0]', message: 'y' },
    { file: 'elsewhere.yaml', message: 'z' },
  ];
  const declared = files({ 'analyses/cox.yaml': `# a comment\n${COX}` });
  expect(locateProblems(later, declared).map(({ line }) => line)).toEqual([2, 7, undefined]);
});
