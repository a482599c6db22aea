import { expect, test } from 'vitest';
import { checkRelation as check, type Declared, verdicts } from '../support/check-relation.ts';

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

test.each([
  ['5.6', '5.7'],
  ['1.1', '1.2'],
  ['0.28', '0.29'],
])('same: %s and %s, whose roundings touch, could not be one number', (a, b) => {
  const rows = { 'abstract.a.hr': 'row', 'table.a.hr': 'row' };
  const found = check({ relation: 'same' }, { 'abstract.a.hr': a, 'table.a.hr': b }, { rows });
  expect(verdicts(found)).toEqual(['impossible']);
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
