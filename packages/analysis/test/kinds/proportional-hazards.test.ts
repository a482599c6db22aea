import { loadStudy } from '@cohort-report/schema';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/index.ts';
import { competingBundle, competingCohort, pbcPatients } from '../support/competing-study.ts';
import { expectRows, readReference } from '../support/expect-rows.ts';
import { lungCohort } from '../support/lung-cohort.ts';
import { readDeclarations } from '../support/read-declarations.ts';
import { MIXED, type SmallPatient, smallBundle, smallCohort } from '../support/small-study.ts';
import { valuesOf } from '../support/values-of.ts';

const CLASSES = `derive:
  - name: ecog_class
    label: ECOG score
    type: category
    expr: 'ph_ecog >= 2.0 ? "2+" : (ph_ecog == 1.0 ? "1" : "0")'
    levels: ["0", "1", "2+"]
  - { name: fit, label: Fit, type: category, expr: 'ph_ecog == null ? null : (ph_ecog == 0.0 ? "yes" : "no")', levels: ["yes", "no"] }
`;
let labels = 0;
const declared = (more: string, factors = '[ecog_class, { variable: sex }, age, ph_karno]') =>
  `kind: proportional_hazards\nlabel: A${++labels}\ntitle: A\nsection: tables\nendpoint: os\nmodels: [univariable, multivariable]\nfactors: ${factors}\n${CLASSES}${more}`;
const LUNG = {
  km: declared(''),
  rank: declared('transform: rank'),
  identity: declared('transform: identity'),
  log: declared('transform: log'),
  breslow: declared('ties: breslow'),
  exact: declared('ties: exact\ntransform: rank'),
  strata: declared('strata: [site]'),
  'strata-log': declared('strata: [site, sex]\nties: breslow\ntransform: log', '[ecog_class, age]'),
  alias: declared('', '[fit, ecog_class]'),
};

const bundle = loadStudy(
  new Map([
    ...[...readDeclarations('ncctg-lung')].filter(([file]) => !file.startsWith('analyses/')),
    ...Object.entries(LUNG).map(([id, text]): [string, string] => [`analyses/${id}.yaml`, text]),
  ]),
  ['analyses'],
);
const whole = lungCohort(bundle);
const lung = analyse({
  bundle,
  cohort: { ...whole, site: whole.patients.map((_, index) => `s${(index + 1) % 3}`) },
});
const PBC = competingBundle({
  'cause-specific':
    'kind: proportional_hazards\nendpoint: death\nmodels: [univariable, multivariable]\nfactors: [stage, sex, age, bili]\n',
});
const pbc = analyse({ bundle: PBC, cohort: competingCohort(PBC, pbcPatients()) });
const rows = [...lung.rows, ...pbc.rows];

describe('proportional hazards', () => {
  it('are tested as by R: each transform, ties, strata, an aliased level, a cause-specific hazard', () => {
    expectRows(rows, readReference('proportional-hazards'), 1e-9);
  });

  it('are asked of R in every row', () => {
    const { values } = readReference('proportional-hazards');
    expect(rows.filter(({ id }) => !(id in values)).map(({ id }) => id)).toEqual([]);
    expect(rows.length).toBeGreaterThan(300);
  });

  it('say how they were tested, on whom, and what makes the model doubtful', () => {
    const row = (id: string) => rows.find((each) => each.id === id);
    expect(row('strata-log|os|multivariable|age|ph_p')).toMatchObject({
      n: 227,
      events: 164,
      method: {
        test: 'Grambsch-Therneau',
        transform: 'log',
        ties: 'breslow',
        strata: 'site, sex',
      },
    });
    expect(row('km|os|univariable|ph_karno|ph_p')).toMatchObject({ n: 227, events: 164 });
    expect(row('cause-specific|death|multivariable|ph_p')?.method).toEqual({
      test: 'Grambsch-Therneau',
      transform: 'km',
      ties: 'efron',
      hazard: 'cause-specific',
    });
    const stratified = lung.analyses.find(({ analysis }) => analysis.id === 'strata-log');
    expect(stratified?.variables.map(({ name }) => name)).toEqual([
      ...['ecog_class', 'age', 'site', 'sex'],
    ]);
  });
});

const small = (patients: readonly SmallPatient[], factors: string, more = '') => {
  const bundleOf = smallBundle({
    zph: `kind: proportional_hazards\nendpoint: os\nmodels: [univariable, multivariable]\nfactors: ${factors}\n${more}`,
  });
  const results = analyse({ bundle: bundleOf, cohort: smallCohort(bundleOf, patients) });
  return { values: valuesOf(results), results };
};
const STATISTICS = ['ph_chisq', 'ph_df', 'ph_p'];
const reasons = (values: Record<string, unknown>, term: string) => [
  ...new Set(STATISTICS.map((statistic) => values[`zph|os|${term}|${statistic}`])),
];

describe('a test of proportional hazards that cannot be made', () => {
  it('says that there is no event', () => {
    const alive = MIXED.map((patient): SmallPatient => [...patient.slice(0, 5), false] as never);
    const { values, results } = small(alive, '[arm, marker]');
    expect(reasons(values, 'univariable|arm')).toEqual([
      'there is no event among the 8 patients of this model',
    ]);
    expect(reasons(values, 'multivariable')).toEqual([
      'there is no event among the 7 patients of this model',
    ]);
    expect(results.analyses[0]?.warnings.join()).toContain('there is no event among');
  });

  it('says that a hazard ratio is not finite, of its factor and of the whole, and tests the others', () => {
    const patients: SmallPatient[] = [
      ['a', 'i', 5, true, 10, true],
      ['a', 'i', 2, false, 20, true],
      ['a', 'i', 4, true, 30, true],
      ['a', 'i', 1, false, 40, true],
      ['a', 'i', 6, true, 50, false],
      ['b', 'i', 3, true, 25, false],
      ['b', 'i', 2, false, 45, false],
    ];
    const { values, results } = small(patients, '[arm, marker]', 'transform: identity');
    const infinite = 'there is no event among patients with Arm = B: the hazard ratio would be 0';
    for (const term of ['univariable|arm', 'multivariable|arm', 'multivariable'])
      expect(reasons(values, term)).toEqual([infinite]);
    expect(values['zph|os|multivariable|marker|ph_df']).toBe(1);
    // Nobody of arm B has an event: the others alone decide.
    const without = small(patients.slice(0, 5), '[marker]', 'transform: identity').values;
    expect(values['zph|os|multivariable|marker|ph_chisq']).toBeCloseTo(
      without['zph|os|multivariable|marker|ph_chisq'] as number,
      6,
    );
    expect(results.analyses[0]?.warnings.join()).toContain('no finite estimate (separation)');
  });

  it('says that a factor does not differ, or is told by another', () => {
    const twice = `derive: [{ name: twin, label: Twin, type: category, expr: 'arm', levels: [a, b] }]\n`;
    const { values } = small(MIXED, '[arm, twin]', twice);
    expect(reasons(values, 'multivariable|twin')).toEqual([
      'Twin = b cannot be told apart from Arm = B',
    ]);
    expect(values['zph|os|multivariable|ph_df']).toBe(1);
    expect(values['zph|os|multivariable|arm|ph_p']).toBe(values['zph|os|univariable|arm|ph_p']);
    const same = MIXED.map((patient): SmallPatient => ['a', ...patient.slice(1)] as never);
    expect(reasons(small(same, '[arm, marker]').values, 'multivariable|arm')).toEqual([
      'no patient has Arm = B',
    ]);
  });

  it('says that the events are too few to show a change', () => {
    const two: SmallPatient[] = [
      ['a', 'i', 2, true, 10, true],
      ['b', 'i', 1, true, 10, true],
      ['a', 'i', 3, false, 30, false],
      ['b', 'i', 1.5, false, 40, false],
    ];
    expect(reasons(small(two, '[marker]').values, 'univariable|marker')).toEqual([
      'the 2 events of this model cannot tell whether hazard ratios change over time',
    ]);
  });

  it('refuses the logarithm of an event at time 0', () => {
    const early = MIXED.map(
      (patient, index): SmallPatient =>
        (index === 0 ? [...patient.slice(0, 4), 0, true] : patient) as SmallPatient,
    );
    const of = (transform: string) =>
      reasons(small(early, '[marker]', `transform: ${transform}`).values, 'univariable|marker');
    expect(of('log')).toEqual(['an event at time 0 has no logarithm; choose another transform']);
    expect(of('rank').map((value) => typeof value)).toEqual(['number', 'number', 'number']);
  });
});
