import { expect, test } from 'vitest';
import { analyse } from '../../src/index.ts';
import { MIXED, smallBundle, smallCohort } from '../support/small-study.ts';
import { valuesOf } from '../support/values-of.ts';

const SITES = ['n', 'n', 'y', 'y', 'x', 'x', 'y', 'z'];
const run = (declaration: string, site = SITES, patients = MIXED) => {
  const bundle = smallBundle({ c: `kind: leave_one_out\nendpoint: os\n${declaration}` });
  return analyse({ bundle, cohort: { ...smallCohort(bundle, patients), site } });
};
const ARM = 'models: [univariable]\nfactors: [arm]';

test('an omission that leaves no event on one side says so, and does not count as estimable', () => {
  const results = run(ARM);
  const values = valuesOf(results);
  const at = 'c|os|univariable';
  for (const statistic of ['hazard_ratio', 'hazard_ratio_lower', 'p_value'])
    expect(values[`${at}|site!=x|arm|b|${statistic}`]).toBe(
      'there is no event among patients with Arm = B: the hazard ratio would be 0',
    );
  const ratios = ['n', 'x', 'y', 'z'].map(
    (site) => values[`${at}|site!=${site}|arm|b|hazard_ratio`],
  );
  const numbers = ratios.filter((value) => typeof value === 'number');
  expect(numbers.length).toBeGreaterThan(1);
  expect(values).toMatchObject({
    [`${at}|arm|b|omissions`]: 4,
    [`${at}|arm|b|estimable`]: numbers.length,
    [`${at}|arm|b|significant`]: 0,
    [`${at}|arm|b|lowest_hazard_ratio`]: Math.min(...numbers),
    [`${at}|arm|b|highest_hazard_ratio`]: Math.max(...numbers),
  });
  expect(values).toMatchObject({ 'c|n': 8, 'c|os|n': 8, 'c|os|events': 4 });
  expect(values).toMatchObject({ 'c|os|site!=y|n': 5, 'c|os|site!=y|events': 3 });
});

test('an omission is the analysis of the other sites alone', () => {
  const omitted = valuesOf(run(ARM));
  const stay = (_: unknown, index: number) => SITES[index] !== 'y';
  const others = valuesOf(run(ARM, SITES.filter(stay), MIXED.filter(stay)));
  for (const statistic of ['hazard_ratio', 'hazard_ratio_lower', 'hazard_ratio_upper', 'p_value']) {
    const value = others[`c|os|univariable|arm|b|${statistic}`];
    expect(value).toBeTypeOf('number');
    expect(omitted[`c|os|univariable|site!=y|arm|b|${statistic}`]).toBe(value);
  }
});

test('without the site of all events nothing can be estimated, and with one site alone nobody is left', () => {
  const two = MIXED.map(([, , , , , dead]) => (dead === true ? 'deaths' : 'others'));
  expect(valuesOf(run(ARM, two))['c|os|univariable|site!=deaths|arm|b|hazard_ratio']).toBe(
    'there is no event among the 4 patients of this model',
  );
  const values = valuesOf(
    run(
      ARM,
      MIXED.map(() => 'only'),
    ),
  );
  const none = 'no patient has the reference, Arm = A';
  expect(values).toMatchObject({
    'c|os|univariable|site!=only|arm|b|hazard_ratio': none,
    'c|os|univariable|arm|b|lowest_hazard_ratio': none,
    'c|os|univariable|arm|b|highest_hazard_ratio_upper': none,
    'c|os|univariable|arm|b|omissions': 1,
    'c|os|univariable|arm|b|estimable': 0,
    'c|os|univariable|arm|b|significant': 0,
  });
});

test('a site that has no patient in a model is no omission of it, one that has none at all is not left out', () => {
  const stage = 'models: [univariable]\nfactors: [stage]';
  const values = valuesOf(run(stage));
  expect(values['c|os|univariable|site!=z|stage|ii|hazard_ratio']).toBe(
    'no patient of this model has Site = z',
  );
  const results = run(`${stage}\npopulation: { include: stage != null, label: Staged }`);
  expect(results.rows.filter(({ id }) => id.includes('site!=z'))).toEqual([]);
  expect(results.analyses[0]?.warnings).toContain(
    'Site: no patient of this analysis has z, which is not left out',
  );
});

test('p values count as significant by the level that the study declares', () => {
  const bundle = smallBundle({ c: `kind: leave_one_out\nendpoint: os\n${ARM}` });
  const p = (results: ReturnType<typeof run>) =>
    results.rows.filter(({ group, statistic, value }) => group && statistic === 'p_value' && value);
  const cohort = { ...smallCohort(bundle, MIXED), site: SITES };
  const [first] = p(analyse({ bundle, cohort }));
  const significant = (significance: number, isInclusive: boolean) => {
    const display = { ...bundle.study.display, significance, significance_inclusive: isInclusive };
    const results = analyse({ bundle: { ...bundle, study: { ...bundle.study, display } }, cohort });
    const below = p(results).filter(({ value }) => (value as number) < significance).length;
    return [valuesOf(results)['c|os|univariable|arm|b|significant'], below];
  };
  const [inclusive, below] = significant(first?.value as number, true);
  expect(inclusive).toBe((below as number) + 1);
  expect(significant(first?.value as number, false)).toEqual([below, below]);
});

test('any category may be left out level by level', () => {
  const results = run('by: frail\nmodels: [multivariable]\nfactors: [arm]');
  const values = valuesOf(results);
  expect(values).toMatchObject({ 'c|os|frail!=true|n': 4, 'c|os|frail!=false|n': 5 });
  expect(values).toMatchObject({ 'c|os|multivariable|n': 8, 'c|os|multivariable|events': 4 });
  expect(results.analyses[0]?.warnings).toContain('Frail: not known of 1 patient, never left out');
  expect(results.rows.find(({ id }) => id === 'c|os|frail!=true|n')?.group).toEqual({
    variable: 'frail',
    level: 'true',
    without: true,
  });
});

test('each patient of a model may be left out in turn, of whom no row tells', () => {
  const results = run(`${ARM}\nby: patient`);
  const others = MIXED.map((_, left) => {
    const rest = MIXED.filter((__, index) => index !== left);
    return valuesOf(run(ARM, SITES.slice(1), rest))['c|os|univariable|arm|b|hazard_ratio'];
  });
  const ratios = others.filter((value) => typeof value === 'number');
  expect(new Set(ratios).size).toBeGreaterThan(2);
  expect(ratios.length).toBeLessThan(MIXED.length);
  expect(valuesOf(results)).toMatchObject({
    'c|os|univariable|arm|b|lowest_hazard_ratio': Math.min(...ratios),
    'c|os|univariable|arm|b|highest_hazard_ratio': Math.max(...ratios),
    'c|os|univariable|arm|b|omissions': MIXED.length,
    'c|os|univariable|arm|b|estimable': ratios.length,
  });
  expect(results.rows.filter(({ group, repeats }) => group ?? repeats)).toEqual([]);
  const lowest = results.rows.find(({ statistic }) => statistic === 'lowest_hazard_ratio');
  expect(lowest).toMatchObject({ n: MIXED.length - 1, reference: 'a' });
  expect(results.analyses[0]?.variables.map(({ name }) => name)).toEqual(['arm']);
});

test('who lacks a value of a model is no omission of it', () => {
  const values = valuesOf(run('by: patient\nmodels: [univariable]\nfactors: [stage]'));
  const known = MIXED.length - 1;
  expect(values['c|os|univariable|stage|ii|omissions']).toBe(known);
  expect(values['c|os|n']).toBe(MIXED.length);
});
