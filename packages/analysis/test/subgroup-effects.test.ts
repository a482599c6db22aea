import { loadStudy } from '@cohort-report/schema';
import { describe, expect, it } from 'vitest';
import { analyse } from '../src/index.ts';
import { competingBundle, competingCohort, pbcPatients } from './support/competing-study.ts';
import { expectRows, readReference } from './support/expect-rows.ts';
import { lungCohort } from './support/lung-cohort.ts';
import { readDeclarations } from './support/read-declarations.ts';
import { readTable } from './support/read-table.ts';

const LARGE = ['1', '3', '11', '12', '13', '21', '22'];
const AGE_GROUP = `
derive:
  - name: age_group
    label: Age group
    type: category
    levels: [younger, older]
    expr: 'age < 65 ? "younger" : "older"'
`;
let labels = 0;
const declared = (text: string): string =>
  `kind: subgroup_effects\nlabel: A${++labels}\ntitle: A\nsection: tables\nendpoint: os\n${text}${AGE_GROUP}`;
const bundle = loadStudy(
  new Map([
    ...[...readDeclarations('ncctg-lung')].filter(([file]) => !file.startsWith('analyses/')),
    [
      'analyses/sexes.yaml',
      declared(
        'factor: { variable: sex, reference: male }\nsubgroups: [ph_ecog_class, age_group, site]',
      ),
    ],
    [
      'analyses/strata.yaml',
      declared(
        'factor: sex\nsubgroups: [ph_ecog_class, age_group]\nstrata: [site]\nties: breslow\nconf_level: 0.9',
      ),
    ],
    [
      'analyses/scores.yaml',
      declared(
        'factor: { variable: ph_ecog_class, reference: "1" }\nsubgroups: [sex, age_group]\npopulation: { include: ph_ecog <= 2, label: Scores 0 to 2 }',
      ),
    ],
    ['analyses/ages.yaml', declared('factor: age\nsubgroups: [sex, ph_ecog_class]')],
  ]),
  ['analyses'],
);
const institutions = readTable(
  new URL('../../../data/ncctg-lung/1994-12-31/ncctg/lung.csv', import.meta.url),
).map(({ inst }) => inst ?? '');
const site = institutions.map((inst) => (LARGE.includes(inst) ? `i${inst}` : 'other'));
const lung = analyse({ bundle, cohort: { ...lungCohort(bundle), site } });

const ofCompeting = competingBundle({
  arms: 'kind: subgroup_effects\nendpoint: death\nfactor: arm\nsubgroups: [stage, sex]',
  stages:
    'kind: subgroup_effects\nendpoint: death\nfactor: { variable: stage, reference: "4" }\nsubgroups: [arm, sex]',
});
const pbc = analyse({ bundle: ofCompeting, cohort: competingCohort(ofCompeting, pbcPatients()) });
const rows = [...lung.rows, ...pbc.rows];
const row = (id: string) => rows.find((each) => each.id === id);

describe('hazard ratios within subgroups', () => {
  it("are R's, and so are the tests of their interaction", () => {
    const reference = readReference('subgroup-effects');
    expectRows(rows, reference, 1e-9);
    const ids = rows.map(({ id }) => id);
    const unnamed = ids.filter((id) => !(id in reference.values));
    expect(unnamed.map((id) => row(id)?.value).filter((value) => value !== null)).toEqual([]);
  });

  it('say how they came about, and whom they rest on', () => {
    expect(row('strata|os|univariable|age_group=older|sex|female|hazard_ratio')).toMatchObject({
      group: { variable: 'age_group', level: 'older' },
      reference: 'male',
      n: row('strata|os|age_group|older|n')?.value,
      events: row('strata|os|age_group|older|events')?.value,
      method: { ties: 'breslow', test: 'Wald', conf_level: 0.9, strata: 'site' },
    });
    expect(row('sexes|os|site|interaction_p')?.method).toEqual({
      ties: 'efron',
      test: 'Wald',
      conf_level: 0.95,
      df: 7,
    });
    expect(row('arms|death|sex|f|interaction_p')?.method).toMatchObject({
      hazard: 'cause-specific',
    });
    const sexes = lung.analyses.find(({ analysis }) => analysis.id === 'sexes');
    expect(sexes?.variables.map(({ name }) => name)).toEqual([
      ...['sex', 'ph_ecog_class', 'age_group', 'site'],
    ]);
    expect(row('sexes|os|ph_ecog_class|missing')).toMatchObject({ value: 1, n: 228 });
  });
});
