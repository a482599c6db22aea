import { describe, expect, it } from 'vitest';
import { codebookSchema, loadStudy, locateProblems, readDeclaration } from '../src/index.ts';
import {
  analysis,
  CODEBOOK,
  COMPETING,
  COX,
  files,
  HAZARDS,
  problemsOf,
  SITE,
  STUDY,
} from './support/toy-declarations.ts';

describe('loadStudy', () => {
  it('reads valid declarations, levels in their order', () => {
    const bundle = loadStudy(files());
    expect(bundle.analyses.map((analysis) => analysis.id)).toEqual(['cox']);
    expect(bundle.codebook.variables.sex?.levels).toEqual([
      { value: 'f', label: 'Female' },
      { value: 'm', label: 'Male' },
    ]);
  });

  it('leaves out the sites in turn where a declaration names nothing else', () => {
    const text = 'endpoint: os\nmodels: [univariable]\nfactors: [sex]\nstrata: [site]';
    const bundle = loadStudy(files({ 'analyses/l.yaml': analysis('leave_one_out', text) }));
    expect(bundle.analyses[1]).toMatchObject({ kind: 'leave_one_out', by: 'site', ties: 'efron' });
  });

  it('takes subgroups by name or with a label', () => {
    const text = 'endpoint: os\nfactor: sex\nsubgroups: [{ variable: site, label: Hospital }]';
    const bundle = loadStudy(files({ 'analyses/g.yaml': analysis('subgroup_effects', text) }));
    expect(bundle.analyses[1]).toMatchObject({
      ...{ kind: 'subgroup_effects', ties: 'efron', conf_level: 0.95, factor: { variable: 'sex' } },
      subgroups: [{ variable: 'site', label: 'Hospital' }],
    });
    const short = text.replace(/\[.*\]/, '[site]');
    const { analyses } = loadStudy(
      files({ 'analyses/g.yaml': analysis('subgroup_effects', short) }),
    );
    expect(analyses[1]).toMatchObject({ subgroups: [{ variable: 'site' }] });
  });

  it('takes an endpoint with competing events in what knows them, and as cause-specific in a Cox model', () => {
    const bundle = loadStudy(
      files({
        'study.yaml': COMPETING,
        'analyses/cox.yaml': COX.replace('endpoint: os', 'endpoint: relapse'),
        'analyses/i.yaml': analysis('cumulative_incidence', 'endpoint: relapse\nhorizon: 60'),
        'analyses/f.yaml': `${COX.replace('endpoint: os', 'endpoint: relapse').replace('Table 1', 'Table 2')}hazard: subdistribution\n`,
      }),
    );
    expect(bundle.study.endpoints[1]?.competing).toEqual([
      { id: 'death', label: 'Death', event: '!first(patient).dead' },
    ]);
    expect(bundle.analyses.map(({ id }) => id)).toEqual(['cox', 'f', 'i']);
  });

  it('takes a test of proportional hazards, of an endpoint with competing events too', () => {
    const hazards = HAZARDS.replace('endpoint: os', 'endpoint: relapse').replace(
      'Table 1',
      'Table 2',
    );
    const bundle = loadStudy(
      files({ 'study.yaml': COMPETING, 'analyses/z.yaml': `${hazards}strata: [site]\n` }),
    );
    expect(bundle.analyses[1]).toMatchObject({
      ...{ id: 'z', kind: 'proportional_hazards', transform: 'km', ties: 'efron' },
      ...{ models: ['univariable'], factors: [{ variable: 'sex' }], strata: ['site'] },
    });
  });

  it('takes no label twice, and names both files', () => {
    const again = COX.replace('label: Table 1', 'label: "Table 1 "');
    expect(problemsOf({ 'analyses/again.yaml': again })).toEqual([
      'analyses/cox.yaml:2 label the label "Table 1" is that of another analysis | a label of its own; analyses/again.yaml has this one',
    ]);
  });

  it('wants a mapping of each listed site, but not of a study in the making', () => {
    const unmapped = files();
    unmapped.delete('sites/a.yaml');
    expect(() => loadStudy(unmapped, ['sites'])).toThrow('site "a" has no mapping');
    expect(loadStudy(unmapped, ['sites'], 'some').sites).toEqual([]);
  });

  it('tells of all rows of a baseline table at once whose variable or statistic does not fit', () => {
    const table = `kind: baseline_table
label: Table 2
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
    const tested = table
      .replace('by: days\n', '')
      .replace(/rows:.*/s, 'rows:\n  - { variable: sex, test: chi-squared }\n');
    expect(problemsOf({ 'analyses/table.yaml': tested })).toEqual([
      'analyses/table.yaml:8 rows[0].test a test compares groups, and this table has none | `by` with the variable whose levels are the groups, or no `test`',
    ]);
    const ofNumber = tested
      .replace('rows:', 'by: sex\nrows:')
      .replace('variable: sex', 'variable: days');
    expect(problemsOf({ 'analyses/table.yaml': ofNumber })).toEqual([
      'analyses/table.yaml:9 rows[0].test chi-squared tests categories, and days is none | a category, or true or false',
    ]);
  });

  it('names the line of broken YAML', () => {
    expect(problemsOf({ 'analyses/cox.yaml': 'kind: cox_table\nlabel: "open\n' })[0]).toMatch(
      /^analyses\/cox.yaml:[23] .*not valid YAML/,
    );
  });

  it('tells of broken YAML the first place alone, and what to do about a tab', () => {
    const broken = 'kind: cox_table\nlabel: A\n\ttitle: B\n  - c\n  d: e\n f: g\n';
    const found = readDeclaration(codebookSchema, broken, 'codebook.yaml');
    expect('problems' in found && found.problems).toEqual([
      {
        ...{ file: 'codebook.yaml', line: 3 },
        message: 'not valid YAML: Tabs are not allowed as indentation',
        action: 'write blanks in place of the tab',
      },
    ]);
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
