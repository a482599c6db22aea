import { loadStudy } from '@cohort-report/schema';
import { describe, expect, it } from 'vitest';
import { analyse } from '../src/index.ts';
import { expectRows, readReference } from './support/expect-rows.ts';
import { lungCohort } from './support/lung-cohort.ts';
import { readDeclarations } from './support/read-declarations.ts';
import { readTable } from './support/read-table.ts';

const LARGE = ['1', '3', '11', '12', '13', '21', '22'];
let labels = 0;
const declared = (text: string) =>
  `kind: leave_one_out\nlabel: A${++labels}\ntitle: A\nsection: tables\nendpoint: os\n${text}`;
const bundle = loadStudy(
  new Map([
    ...[...readDeclarations('ncctg-lung')].filter(([file]) => !file.startsWith('analyses/')),
    [
      'analyses/patients.yaml',
      declared(
        'by: patient\nmodels: [univariable, multivariable]\nfactors: [sex, wt_loss]\nstrata: [site]',
      ),
    ],
    [
      'analyses/scores.yaml',
      declared(
        'by: ph_ecog_class\nmodels: [multivariable]\nfactors: [age, sex]\nstrata: [site]\nties: breslow\nconf_level: 0.9',
      ),
    ],
    [
      'analyses/sites.yaml',
      declared('models: [univariable, multivariable]\nfactors: [age, sex, ph_karno, wt_loss]'),
    ],
  ]),
  ['analyses'],
);
const institutions = readTable(
  new URL('../../../data/ncctg-lung/1994-12-31/ncctg/lung.csv', import.meta.url),
).map(({ inst }) => inst ?? '');
const site = institutions.map((inst) => (LARGE.includes(inst) ? `i${inst}` : 'other'));
const results = analyse({ bundle, cohort: { ...lungCohort(bundle), site } });

describe('hazard ratios with one site left out', () => {
  it("are R's, and so are the lowest, the highest and the count of small p values", () => {
    const reference = readReference('leave-one-out');
    expectRows(results.rows, reference, 1e-9);
    const ids = results.rows.map(({ id }) => id).sort();
    expect(ids).toEqual(Object.keys(reference.values).sort());
  });

  it('name the row that they repeat, on its patients', () => {
    const row = (id: string) => results.rows.find((each) => each.id === id);
    const lowest = row('sites|os|multivariable|sex|female|lowest_hazard_ratio');
    const repeated = row(lowest?.repeats ?? '');
    expect(repeated?.id).toMatch(
      /^sites\|os\|multivariable\|site!=\w+\|sex\|female\|hazard_ratio$/,
    );
    expect(lowest).toMatchObject({
      value: repeated?.value,
      n: repeated?.n,
      events: repeated?.events,
      reference: 'male',
    });
    expect(repeated?.n).toBeLessThan(row('sites|os|multivariable|n')?.value ?? 0);
  });

  it('say how they came about, and whom no omission leaves out', () => {
    const row = results.rows.find(
      ({ id }) => id === 'scores|os|multivariable|sex|female|significant',
    );
    expect(row?.method).toEqual({
      ties: 'breslow',
      test: 'Wald',
      conf_level: 0.9,
      strata: 'site',
      significance: 'p <= 0.05',
    });
    const scores = results.analyses.find(({ analysis }) => analysis.id === 'scores');
    expect(scores?.warnings).toContain(
      'ECOG score by the physician: not known of 1 patient, never left out',
    );
    expect(scores?.variables.map(({ name }) => name)).toEqual([
      ...['age', 'sex', 'ph_ecog_class', 'site'],
    ]);
  });
});
