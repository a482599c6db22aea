import { describe, expect, it } from 'vitest';
import * as survival from '../../src/index.ts';

const time = [5, 8, 8, 12, 15, 20, 22, 30, 31, 40, 41, 50];
const event = [1, 0, 1, 1, 0, 1, 1, 0, 1, 0, 1, 1];
const group = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1];
const cause = [1, 2, 0, 1, 2, 0, 1, 0, 2, 1, 0, 1];
const x = [1, 2, 3, 4, 5, 6, 2, 4, 1, 3, 5, 2.5];
const y = [2, 3, 1, 5, 4, 2, 2, 7, 1, 1, 2, 3];
const data = { time, event };
const one = { ...data, covariates: [x], names: ['x'] };
const two = { ...data, covariates: [x, y], names: ['x', 'y'] };
const competing = { time, cause, interest: 1 };
const fit = survival.cox(one);
const [curve] = survival.kaplanMeier(data).curves;
const [women, men] = survival.kaplanMeier({ ...data, group }).curves;
const [incidence] = survival.aalenJohansen({ time, cause }).curves;

/** Of each public function arguments that it computes with. */
const CASES: Record<string, unknown[]> = {
  chiSquareTest: [
    [
      [3, 5],
      [7, 2],
    ],
    {},
  ],
  describeSample: [x],
  fisherExact: [
    [
      [3, 5],
      [7, 2],
    ],
    {},
  ],
  kruskalWallis: [[x, y]],
  oneWay: [[x, y], {}],
  proportionTrend: [
    [3, 5, 7],
    [10, 12, 14],
    [1, 2, 3],
  ],
  quantileType7: [x, [0.5]],
  sampleQuantile: [x, [0.5], 7],
  tTest: [x, y, {}],
  wilcoxonRankSum: [x, y, {}],
  aalenJohansen: [{ time, cause }],
  grayTest: [{ ...competing, group }],
  incidenceAt: [incidence, [10, 20]],
  meanTimeInState: [incidence, 30],
  coxConcordance: [fit],
  cox: [one],
  coxAnova: [[fit, survival.cox(two)]],
  coxAnovaTerms: [two, [[0], [1]]],
  designMatrix: [{ variables: { g: { codes: group, levels: ['a', 'b'] }, x }, terms: ['g', 'x'] }],
  fineGray: [{ ...competing, covariates: [x], names: ['x'] }],
  fineGrayRows: [competing],
  coxFirth: [one],
  coxRidge: [{ ...one, theta: 1 }],
  coxBaselineHazard: [fit],
  coxCurves: [fit, { rows: [[1]] }],
  coxExpected: [fit],
  coxPredict: [fit, {}],
  coxRepeated: [one],
  devianceResiduals: [fit],
  dfbetaResiduals: [fit],
  dfbetasResiduals: [fit],
  martingaleResiduals: [fit],
  scaledSchoenfeldResiduals: [fit],
  schoenfeldResiduals: [fit],
  scoreResiduals: [fit],
  waldTest: [fit, [0]],
  coxZph: [fit, {}],
  coxZphResiduals: [fit, {}],
  betaLowerTail: [2, 3, 0.5, 0.5],
  chiSquareQuantile: [0.9, 2],
  chiSquareUpperTail: [3, 2],
  fUpperTail: [2, 3, 4],
  gammaUpperTail: [2, 3],
  logGamma: [3],
  normalQuantile: [0.9],
  normalTwoSided: [1.5],
  normalUpperTail: [1.5],
  studentQuantile: [0.9, 5],
  studentTwoSided: [1.5, 5],
  atRiskTable: [[curve], [0, 10]],
  curveSummary: [curve],
  followUp: [data],
  kaplanMeier: [data],
  logRank: [{ ...data, group }],
  logRankTrend: [survival.logRank({ ...data, group })],
  restrictedMean: [curve, 30],
  restrictedMeanDifference: [women, men, 30],
  survivalAt: [curve, [10]],
  survivalQuantiles: [curve, [0.5]],
  repairTimes: [{ time }],
};

/** What callers without types, and JSON, may pass. */
const ODD: [string, unknown][] = [
  ['null', null],
  ['undefined', undefined],
  ['5', 5],
  ['-1', -1],
  ['a text', 'x'],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['true', true],
  ['a BigInt', 1n],
  ['a symbol', Symbol('s')],
  ['a function', () => 1],
  ['{}', {}],
  ['[]', []],
  ['[null]', [null]],
  ['[NaN, NaN]', [Number.NaN, Number.NaN]],
  ['[[]]', [[]]],
  ['[BigInt]', [1n]],
  ['[symbol]', [Symbol('s')]],
  ['BigInt64Array', new BigInt64Array(12)],
  ['Float32Array', new Float32Array(3)],
  ['a DataView', new DataView(new ArrayBuffer(8))],
  ['a length beyond all arrays', { length: 1e12 }],
  ['a negative length', { length: -1 }],
  ['a length that is none', { length: 'a' }],
];
const OPTIONAL = [
  'group',
  'weight',
  'entry',
  'strata',
  'cluster',
  'offset',
  'control',
  'confLevel',
];
const MORE = ['confType', 'alternative', 'init', 'ties', 'robust', 'names', 'reference', 'theta'];

const call = (name: string, values: readonly unknown[]): unknown =>
  (survival as unknown as Record<string, (...values: unknown[]) => unknown>)[name]?.(...values);

/** What a call throws that is not the package's own error. */
function raw(name: string, values: readonly unknown[], what: string): string[] {
  try {
    call(name, values);
  } catch (error) {
    if (!(error instanceof survival.SurvivalInputError)) return [`${name}, ${what}: ${error}`];
    expect(error.message, `${name}, ${what}`).toMatch(/\S/);
  }
  return [];
}

/** Whether something is the plain input of a function, not a fit or a curve that another one made. */
function isPlain(value: unknown): value is object {
  const made = ['model', 'nRisk', 'groups'];
  return typeof value === 'object' && value !== null && made.every((key) => !(key in value));
}

describe('every public function', () => {
  const names = Object.entries(survival)
    .filter(([name, value]) => typeof value === 'function' && !/Error$/.test(name))
    .map(([name]) => name);

  it('has a case here, with arguments that it computes with', () => {
    expect(Object.keys(CASES).sort()).toEqual([...names].sort());
    for (const name of names) expect(() => call(name, CASES[name] ?? [])).not.toThrow();
  });

  it.each(Object.entries(CASES))(
    '%s throws its own error, whatever it is given',
    (name, values) => {
      const found = [...raw(name, [], 'nothing')];
      values.forEach((value, at) => {
        for (const [what, odd] of ODD)
          found.push(...raw(name, values.with(at, odd), `argument ${at} ${what}`));
        if (!isPlain(value)) return;
        const keys = Array.isArray(value) ? ['0'] : [...Object.keys(value), ...OPTIONAL, ...MORE];
        if (name === 'atRiskTable') return;
        for (const key of new Set(keys))
          for (const [what, odd] of ODD) {
            const changed = Array.isArray(value) ? value.with(0, odd) : { ...value, [key]: odd };
            found.push(...raw(name, values.with(at, changed), `${key} ${what}`));
          }
      });
      expect(found).toEqual([]);
    },
  );

  it('says what was expected and what came', () => {
    const message = (name: string, ...values: unknown[]) => {
      try {
        return String(call(name, values));
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(message('fisherExact', null)).toBe('table: expected an array of rows, found null');
    expect(message('kruskalWallis', 5)).toBe('groups: expected an array of groups, found 5');
    expect(message('kaplanMeier')).toBe(
      'input: expected an object with time and event, found undefined',
    );
    expect(message('waldTest', {}, [0])).toBe(
      'fit: expected a fit of cox(), found an object without `model`',
    );
    expect(message('describeSample', [1, 2n])).toBe(
      'values[1]: expected a finite number, found 2n (a BigInt); drop rows with missing values first',
    );
    expect(message('tTest', x, { length: 1e12 })).toBe(
      'y: expected an array of numbers, found one of length 1000000000000',
    );
  });
});
