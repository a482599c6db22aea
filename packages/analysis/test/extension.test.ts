import { type Analysis, formatProblem, loadStudy, ProblemsError } from '@cohort-report/schema';
import { expect, test } from 'vitest';
import { analyse } from '../src/index.ts';
import { readDeclarations } from './support/read-declarations.ts';
import { valuesOf } from './support/values-of.ts';
import { yardstickCohort } from './support/yardstick-cohort.ts';

const declared = readDeclarations('pulmonary-metastasectomy');
const withFile = (id: string, text: string) =>
  loadStudy(new Map([...declared, [`analyses/${id}.yaml`, text]]), ['analyses']);

const SUBGROUP = `
kind: cox_table
label: Added
title: A new subgroup, a new factor
section: supplement
population: { include: 'sex == "female" && n_lesions <= 5', label: Women with few lesions }
endpoint: os
derive:
  - name: burden
    label: Burden
    type: number
    expr: n_lesions * max_diameter_cm
  - name: late
    label: Late
    type: category
    levels: [early, late]
    expr: 'dfs_days > 200 ? "late" : "early"'
factors: [burden, late]
models: [univariable, multivariable]
`;

test('a file more gives results more, without a line of code', () => {
  const before = loadStudy(declared, ['analyses']);
  const after = withFile('added', SUBGROUP);
  const cohort = yardstickCohort(before);
  const old = analyse({ bundle: before, cohort });
  const now = analyse({ bundle: after, cohort });
  expect(now.rows.filter(({ analysis }) => analysis !== 'added')).toEqual(old.rows);
  const values = valuesOf(now);
  const included = cohort.patients.flatMap((_, at) =>
    cohort.columns.sex?.[at] === 'female' && Number(cohort.columns.n_lesions?.[at]) <= 5
      ? [at]
      : [],
  );
  expect(values['added|n']).toBe(included.length);
  expect(values['added|os|late|late|n']).toBe(
    included.filter((at) => Number(cohort.endpoints[0]?.days[at]) > 200).length,
  );
  expect(values['added|os|multivariable|burden|hazard_ratio']).toBeTypeOf('number');
  expect(now.analyses.at(-1)).toMatchObject({
    n: included.length,
    variables: [{ label: 'Burden' }, { label: 'Late', levels: [{}, {}] }],
  });
});

test('a name that nothing declares is a problem with its place', () => {
  let problems: string[] = [];
  try {
    withFile('added', SUBGROUP.replace('[burden, late]', '[burdn, late]'));
  } catch (error) {
    problems = (error as ProblemsError).problems.map(formatProblem);
  }
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain('analyses/added.yaml:18, factors[0]: unknown variable "burdn"');
});

test('analyses that cannot be carried out are reported together', () => {
  const bundle = loadStudy(declared, ['analyses']);
  const broken = bundle.analyses.map((analysis): Analysis => {
    if (analysis.kind !== 'baseline_table' && analysis.kind !== 'survival_curves') return analysis;
    return analysis.kind === 'baseline_table'
      ? { ...analysis, by: 'n_lesions' }
      : { ...analysis, by: { variable: 'max_diameter_cm' } };
  });
  const failing = broken.filter(
    ({ kind }) => kind === 'baseline_table' || kind === 'survival_curves',
  );
  let error: unknown;
  try {
    analyse({ bundle: { ...bundle, analyses: broken }, cohort: yardstickCohort(bundle) });
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(ProblemsError);
  expect((error as ProblemsError).problems.map(({ file }) => file)).toEqual(
    failing.map(({ id }) => `analyses/${id}.yaml`),
  );
});
