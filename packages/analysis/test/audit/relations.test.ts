import type { AuditRelation } from '@cohort-report/schema';
import { describe, expect, test } from 'vitest';
import { createLedger } from '../../src/audit/ledger.ts';
import type { Found, Relation } from '../../src/audit/relation.ts';
import { RELATIONS } from '../../src/audit/relations.ts';
import { toyPublished } from '../support/toy-ledger.ts';

type Declared = { relation: AuditRelation['relation'] } & Record<string, unknown>;
interface Context {
  rows?: Record<string, string>;
  statements?: Record<string, string>;
}

function check(
  declared: Declared,
  printed: Record<string, string>,
  context: Context = {},
): Found[] {
  const ledger = createLedger(toyPublished(printed, context.rows, context.statements));
  const run = RELATIONS[declared.relation] as Relation<typeof declared.relation>;
  return run({ id: 'r', title: 'Title', ...declared } as never, ledger);
}

const verdicts = (found: Found[]) => found.map(({ verdict }) => verdict);

describe('shares and share', () => {
  const shares: Declared = { relation: 'shares', of: 't.all.n', each: ['t'] };

  test('counts give their percentages, or the percentage is impossible', () => {
    const found = check(shares, {
      ...{ 't.all.n': '77', 't.a.n': '27', 't.a.percent': '35', 't.b.n': '2', 't.b.percent': '2' },
    });
    expect(found).toEqual([
      expect.objectContaining({
        verdict: 'consistent',
        arithmetic: '27 of 77 is 35.06 %; printed 35',
        impossible: [],
      }),
      expect.objectContaining({
        verdict: 'impossible',
        arithmetic:
          '2 of 77 is 2.60 %; printed 2 (1.5 to 2.5); no whole number of 77 is printed so',
        impossible: ['t.b.percent'],
      }),
    ]);
  });

  test('a tie may be rounded either way', () => {
    const printed = { 't.all.n': '8', 't.a.n': '1' };
    for (const percent of ['12', '13'])
      expect(verdicts(check(shares, { ...printed, 't.a.percent': percent }))).toEqual([
        'consistent',
      ]);
  });

  test('counts that may share patients allow every number between', () => {
    const declared: Declared = {
      ...{ relation: 'share', percent: 't.any.percent', n: ['t.a.n', 't.b.n'], of: ['t.all.n'] },
      ...{ overlap: true, of_at_most: false },
    };
    const printed = { 't.all.n': '77', 't.a.n': '3', 't.b.n': '3' };
    expect(verdicts(check(declared, { ...printed, 't.any.percent': '6' }))).toEqual(['consistent']);
    expect(check(declared, { ...printed, 't.any.percent': '9' })).toEqual([
      expect.objectContaining({
        verdict: 'impossible',
        arithmetic:
          '3 and 3, which may overlap, are 3 to 6; 4 of 77 is 5.19 %, 5 of 77 is 6.49 %, 6 of 77 is 7.79 %; printed 9 (8.5 to 9.5); it would take 7 of 77',
        impossible: ['t.any.percent'],
      }),
    ]);
  });

  test('a denominator of at most so many', () => {
    const declared: Declared = {
      ...{ relation: 'share', percent: 't.r.percent', n: ['t.r.n'], of: ['t.a.n', 't.b.n'] },
      ...{ overlap: false, of_at_most: true },
    };
    const printed = { 't.a.n': '12', 't.b.n': '8', 't.r.n': '15' };
    expect(verdicts(check(declared, { ...printed, 't.r.percent': '79' }))).toEqual(['consistent']);
    expect(check(declared, { ...printed, 't.r.percent': '71' })[0]).toMatchObject({
      verdict: 'impossible',
      arithmetic:
        '12 + 8 = 20 at most; 15 of 20 is 75.00 %; printed 71 (70.5 to 71.5); 15 is printed so of 21 only',
    });
  });

  test('a percentage alone, of a known whole', () => {
    const declared: Declared = { relation: 'share', percent: 't.a.percent', of: ['t.all.n'] };
    expect(verdicts(check(declared, { 't.all.n': '20', 't.a.percent': '35' }))).toEqual([
      'consistent',
    ]);
    expect(verdicts(check(declared, { 't.all.n': '20', 't.a.percent': '37' }))).toEqual([
      'impossible',
    ]);
  });
});

describe('partition and sum', () => {
  const partition: Declared = {
    relation: 'partition',
    of: 't.all.n',
    groups: [['t.a', 't.b', 't.c']],
  };
  const whole = { 't.all.n': '77', 't.a.n': '27', 't.b.n': '25', 't.c.n': '25' };

  test('percentages may miss 100 by rounding alone', () => {
    const found = check(partition, {
      ...whole,
      't.a.percent': '35',
      't.b.percent': '32',
      't.c.percent': '32',
    });
    expect(verdicts(found)).toEqual(['consistent', 'rounding']);
    expect(found[1]?.arithmetic).toBe(
      '35 + 32 + 32 = 99, of numbers rounded one by one; before rounding 35.06 + 32.47 + 32.47 = 100',
    );
    const exact = { ...whole, 't.a.percent': '36', 't.b.percent': '32', 't.c.percent': '32' };
    expect(verdicts(check(partition, exact))).toEqual(['consistent', 'consistent']);
    const far = { ...whole, 't.a.percent': '33', 't.b.percent': '32', 't.c.percent': '32' };
    expect(verdicts(check(partition, far))).toEqual(['consistent', 'impossible']);
  });

  test('counts must sum to the whole', () => {
    const found = check(partition, { ...whole, 't.c.n': '24' });
    expect(verdicts(found)).toEqual(['impossible']);
    expect(found[0]?.arithmetic).toBe('27 + 25 + 24 = 76, not 77');
  });

  test('two sums', () => {
    const declared: Declared = { relation: 'sum', parts: ['t.a.n', 't.b.n'], whole: ['t.c.n'] };
    expect(check(declared, { 't.a.n': '2', 't.b.n': 'one', 't.c.n': 'three' })[0]).toMatchObject({
      verdict: 'consistent',
      arithmetic: '2 + 1 = 3',
    });
    expect(check(declared, { 't.a.n': '2', 't.b.n': '2', 't.c.n': '3' })[0]).toMatchObject({
      verdict: 'impossible',
      arithmetic: '2 + 2 = 4; not 3',
    });
  });
});

test('same: the numbers of one row, or of a group, could be one number', () => {
  const rows = { 'abstract.a.hr': 'row', 'table.a.hr': 'row' };
  const byRow: Declared = { relation: 'same' };
  expect(check(byRow, { 'abstract.a.hr': '5.6', 'table.a.hr': '5.60' }, { rows })[0]).toMatchObject(
    {
      verdict: 'consistent',
      arithmetic: '5.6 (abstract), 5.60 (table)',
    },
  );
  expect(
    verdicts(check(byRow, { 'abstract.a.hr': '5.6', 'table.a.hr': '5.66' }, { rows })),
  ).toEqual(['impossible']);
  expect(verdicts(check(byRow, { 'abstract.a.hr': '5.6', 'table.a.hr': 'NA' }, { rows }))).toEqual([
    'impossible',
  ]);
  expect(check(byRow, { 'abstract.a.hr': '5.6', 'table.b.hr': '7' })).toEqual([]);
  const grouped: Declared = { relation: 'same', groups: [['abstract.a.hr', 'table.b.hr']] };
  expect(verdicts(check(grouped, { 'abstract.a.hr': '5.6', 'table.b.hr': '7' }))).toEqual([
    'impossible',
  ]);
});

test('order: medians within their range, estimates within their limits', () => {
  const declared: Declared = { relation: 'order', each: ['t'] };
  const found = check(declared, {
    ...{ 't.age.median': '54', 't.age.min': '19', 't.age.max': '81' },
    ...{ 't.os.quantile': '58.7', 't.os.quantile_lower': '46.7', 't.os.quantile_upper': 'NA' },
    ...{
      't.hr.hazard_ratio': '2.1',
      't.hr.hazard_ratio_lower': '0.8',
      't.hr.hazard_ratio_upper': '2.0',
    },
  });
  expect(found.map(({ verdict, arithmetic }) => [verdict, arithmetic])).toEqual([
    ['consistent', '19 ≤ 54 ≤ 81'],
    ['consistent', '46.7 ≤ 58.7'],
    ['impossible', '2.1 is not between 0.8 and 2.0'],
  ]);
});

describe('wald', () => {
  const declared: Declared = {
    ...{ relation: 'wald', each: ['t'], ratio: 'hazard_ratio', p: 'p_value', conf_level: 0.95 },
  };
  const triple = (hr: string, lower: string, upper: string, p: string) => ({
    ...{ 't.a.hazard_ratio': hr, 't.a.hazard_ratio_lower': lower },
    ...{ 't.a.hazard_ratio_upper': upper, 't.a.p_value': p },
  });

  test('a triplet from one test: exp(0.5 ± 1.96 · 0.25), p = 0.0455', () => {
    const found = check(declared, triple('1.65', '1.01', '2.69', '0.046'));
    expect(verdicts(found)).toEqual(['consistent']);
    expect(found[0]?.arithmetic).toMatch(
      /^1\.65 \(1\.01 to 2\.69\) gives p from 0\.04\d+ to 0\.0\d+; printed 0\.046$/,
    );
  });

  test('a p value of another test, limits that are not symmetric, and bounds', () => {
    expect(verdicts(check(declared, triple('1.65', '1.01', '2.69', '0.030')))).toEqual([
      'impossible',
    ]);
    const skew = check(declared, triple('1.65', '1.01', '3.69', '0.046'));
    expect(skew[0]).toMatchObject({
      verdict: 'impossible',
      arithmetic:
        '1.65 (1.01 to 3.69): the middle of the limits on the log scale is 1.924 to 1.937',
    });
    expect(verdicts(check(declared, triple('5.60', '2.28', '13.74', '<0.001')))).toEqual([
      'consistent',
    ]);
    expect(verdicts(check(declared, triple('1.65', '1.01', '2.69', '<0.001')))).toEqual([
      'impossible',
    ]);
    expect(verdicts(check(declared, triple('1.0', '0.31', '3.16', '0.99')))).toEqual([
      'consistent',
    ]);
  });

  test('agrees with a search over coefficients and standard errors', () => {
    const rounded = (value: number, decimals: number) => value.toFixed(decimals);
    let seen = 0;
    for (let b = -1; b <= 1; b += 0.23)
      for (let se = 0.2; se < 0.7; se += 0.11) {
        const limits = [-1.959964, 1.959964].map((z) => rounded(Math.exp(b + z * se), 2));
        const p = twoSided(Math.abs(b) / se);
        const hr = rounded(Math.exp(b), 2);
        const [lower = '', upper = ''] = limits;
        seen += 1;
        expect(verdicts(check(declared, triple(hr, lower, upper, rounded(p, 3))))).toEqual([
          'consistent',
        ]);
        expect(
          verdicts(check(declared, triple(hr, lower, upper, rounded(Math.min(1, p + 0.2), 3)))),
        ).toEqual(p + 0.2 > 1 ? expect.anything() : ['impossible']);
      }
    expect(seen).toBe(45);
  });
});

/** P(|Z| > z) by Simpson's rule. */
function twoSided(z: number): number {
  const steps = 2000;
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  let sum = density(0) + density(z);
  for (let i = 1; i < steps; i += 1) sum += density((z * i) / steps) * (i % 2 === 0 ? 2 : 4);
  return 1 - 2 * ((sum * z) / steps / 3);
}

test('information: intervals are not narrower than the events allow', () => {
  const declared: Declared = {
    ...{
      relation: 'information',
      each: ['t'],
      events: 'n.events.events',
      ratio: 'hazard_ratio',
      conf_level: 0.95,
    },
  };
  const printed = { 't.a.hazard_ratio_lower': '0.52', 't.a.hazard_ratio_upper': '1.41' };
  expect(check(declared, { ...printed, 'n.events.events': '63' })[0]).toMatchObject({
    verdict: 'consistent',
    arithmetic:
      '0.52 to 1.41 implies a standard error from 0.251 to 0.258; 63 events allow 2/√63 = 0.252 and more',
  });
  expect(verdicts(check(declared, { ...printed, 'n.events.events': '58' }))).toEqual([
    'impossible',
  ]);
});

test('interval_type: the scale on which limits are symmetric', () => {
  const printed = {
    't.s.survival': '49.3',
    't.s.survival_lower': '35.9',
    't.s.survival_upper': '67.7',
  };
  for (const [type, verdict] of [
    ['log', 'consistent'],
    ['log-log', 'impossible'],
    ['plain', 'impossible'],
    ['logit', 'impossible'],
    ['arcsin', 'impossible'],
  ])
    expect(verdicts(check({ relation: 'interval_type', each: ['t'], type }, printed))).toEqual([
      verdict,
    ]);
  const plain = {
    't.s.survival': '50.0',
    't.s.survival_lower': '40.0',
    't.s.survival_upper': '60.0',
  };
  expect(verdicts(check({ relation: 'interval_type', each: ['t'], type: 'plain' }, plain))).toEqual(
    ['consistent'],
  );
});

test('nested: a share that only the whole inner group can give explains what is not given', () => {
  const declared: Declared = {
    ...{ relation: 'nested', percent: 't.share.percent', of: 't.outer.n', inner: 't.inner.n' },
    explains: ['t.p.interaction_p'],
  };
  const printed = { 't.outer.n': '23', 't.inner.n': '13', 't.p.interaction_p': 'NA' };
  expect(check(declared, { ...printed, 't.share.percent': '57' })[0]).toMatchObject({
    verdict: 'explains',
    arithmetic:
      '57 % of 23 is 13 (56.52 %); all 13 of "inner" are in "outer", none is outside: that combination is empty, its effect cannot be estimated',
  });
  expect(check(declared, { ...printed, 't.share.percent': '52' })[0]).toMatchObject({
    verdict: 'impossible',
    arithmetic: expect.stringContaining('up to 1 of the 13 of "inner" are outside "outer"'),
  });
  expect(check(declared, { ...printed, 't.share.percent': '58' })[0]).toMatchObject({
    verdict: 'impossible',
    impossible: ['t.share.percent'],
  });
});

test('thresholds: stated alike, or differently with or without consequence', () => {
  const declared: Declared = {
    ...{ relation: 'thresholds', statements: ['methods', 'table'], statistics: ['p_value'] },
  };
  const alike = { statements: { methods: '<0.05', table: '<0.05' } };
  const unlike = { statements: { methods: '≤0.05', table: '<0.05' } };
  expect(verdicts(check(declared, { 't.a.p_value': '0.05' }, alike))).toEqual(['consistent']);
  expect(check(declared, { 't.a.p_value': '0.054' }, unlike)[0]).toMatchObject({
    verdict: 'differs',
    arithmetic:
      '≤0.05 (methods) against <0.05 (table); none of the 1 printed values is judged differently',
    values: [],
  });
  expect(check(declared, { 't.a.p_value': '0.050' }, unlike)[0]?.values).toEqual(['t.a.p_value']);
});

test('an id that published.yaml does not have is an error, as are entries without the statistics', () => {
  expect(() =>
    check({ relation: 'sum', parts: ['t.x.n'], whole: ['t.a.n'] }, { 't.a.n': '1' }),
  ).toThrow('published.yaml has no "t.x.n"');
  expect(() => check({ relation: 'shares', of: 't.a.n', each: ['t'] }, { 't.a.n': '1' })).toThrow(
    'no entry of t has n, percent',
  );
});
