import { loadStudy } from '@cohort-report/schema';
import { describe, expect, it } from 'vitest';
import { analyse } from '../src/index.ts';
import { expectRows, readReference } from './support/expect-rows.ts';
import { lungCohort } from './support/lung-cohort.ts';
import { readDeclarations } from './support/read-declarations.ts';

let labels = 0;
const declared = (text: string) => `label: A${++labels}\ntitle: A\nsection: tables\n${text}`;
const bundle = loadStudy(
  new Map([
    ...[...readDeclarations('ncctg-lung')].filter(([file]) => !file.startsWith('analyses/')),
    [
      'analyses/interaction.yaml',
      declared(
        'kind: interaction_table\nendpoints: [os]\nmodifier: sex\nfactors: [age]\nstrata: [site]',
      ),
    ],
    [
      'analyses/stratified.yaml',
      declared(
        'kind: cox_table\nendpoint: os\nmodels: [univariable, multivariable]\nfactors: [age, sex]\nstrata: [site, ph_ecog_class]',
      ),
    ],
  ]),
  ['analyses'],
);
const whole = lungCohort(bundle);
const cohort = { ...whole, site: whole.patients.map((_, index) => `s${(index + 1) % 3}`) };
const results = analyse({ bundle, cohort });

describe('stratified Cox models', () => {
  it("give R's numbers", () => {
    expectRows(results.rows, readReference('stratified'), 1e-9);
  });

  it('say by what they are stratified, and give its variables', () => {
    const row = (id: string) => results.rows.find((each) => each.id === id);
    const strata = 'site, ph_ecog_class';
    expect(row('stratified|os|multivariable|age|p_value')?.method?.strata).toBe(strata);
    expect(row('stratified|os|multivariable|lr_test')?.method).toEqual({
      ties: 'efron',
      strata,
      df: 2,
    });
    expect(row('interaction|os|age|interaction_p')?.method?.strata).toBe('site');
    const cox = results.analyses.find(({ analysis }) => analysis.id === 'stratified');
    expect(cox?.variables.map(({ name }) => name)).toEqual(['age', 'sex', 'site', 'ph_ecog_class']);
    expect(cox?.variables[2]?.levels?.map(({ value }) => value)).toEqual(['s0', 's1', 's2']);
  });
});
