import { type Analysis, loadStudy, type ResultRow } from '@cohort-report/schema';
import { describe, expect, test } from 'vitest';
import { analyse } from '../src/index.ts';
import { resultRow } from '../src/rows/result-row.ts';
import { lungCohort } from './support/lung-cohort.ts';
import { readDeclarations } from './support/read-declarations.ts';
import { smallBundle, smallCohort } from './support/small-study.ts';
import { yardstickCohort } from './support/yardstick-cohort.ts';

const load = (study: string) => loadStudy(readDeclarations(study), ['analyses']);
const studies = {
  'pulmonary-metastasectomy': yardstickCohort,
  'ncctg-lung': lungCohort,
};

describe.each(Object.entries(studies))('rows of %s', (study, cohortOf) => {
  const bundle = load(study);
  const results = analyse({ bundle, cohort: cohortOf(bundle) });

  test('a row has a number, or null and a reason', () => {
    const unsound = results.rows.filter((row: ResultRow) =>
      row.value === null
        ? !row.reason || row.reason.length < 10
        : !Number.isFinite(row.value) || row.reason !== undefined,
    );
    expect(unsound).toEqual([]);
  });

  test('ids are unique, and every analysis tells its patients', () => {
    expect(new Set(results.rows.map(({ id }) => id)).size).toBe(results.rows.length);
    for (const { analysis, n } of results.analyses) {
      expect(results.rows.find(({ id }) => id === `${analysis.id}|n`)?.value).toBe(n);
    }
  });

  test('no analysis changes another: each alone gives the same rows', () => {
    const readOthers = ['scorecard', 'audit'];
    const own = bundle.analyses.filter(({ kind }) => !readOthers.includes(kind));
    expect(own.length).toBeGreaterThanOrEqual(8);
    for (const analysis of own) {
      const alone = analyse({
        bundle: { ...bundle, analyses: [analysis] },
        cohort: cohortOf(bundle),
      });
      expect(JSON.stringify(alone.rows)).toBe(
        JSON.stringify(results.rows.filter((row) => row.analysis === analysis.id)),
      );
    }
  });

  test('every variable of a row is described', () => {
    for (const { analysis, variables } of results.analyses) {
      const known = new Map(variables.map((variable) => [variable.name, variable]));
      for (const row of results.rows.filter((each) => each.analysis === analysis.id)) {
        if (row.variable === undefined) continue;
        const described = known.get(row.variable);
        expect(described?.label, row.id).toBeTypeOf('string');
        if (row.level !== undefined)
          expect(described?.levels?.map(({ value }) => value)).toContain(row.level);
      }
    }
  });
});

test('a number that is not finite never becomes a row', () => {
  expect(() => resultRow({ analysis: 'a', n: 1 }, 'mean', Number.NaN)).toThrow(
    'a|mean: NaN is no result',
  );
});

test('one variable under two references is a problem, not a silent choice', () => {
  expect(() =>
    smallBundle({
      c: 'kind: cox_table\nendpoint: os\nmodels: [univariable]\nfactors: [{ variable: stage, reference: i }, { variable: stage, reference: ii }]',
    }),
  ).toThrow('the factor stage stands here a second time');
  const bundle = smallBundle({
    c: 'kind: cox_table\nendpoint: os\nmodels: [univariable]\nfactors: [stage]',
  });
  const [table] = bundle.analyses;
  const factors = ['i', 'ii'].map((reference) => ({ variable: 'stage', reference }));
  const twice = { ...bundle, analyses: [{ ...table, factors } as Analysis] };
  expect(() => analyse({ bundle: twice, cohort: smallCohort(bundle) })).toThrow(
    'would have two different values',
  );
});
