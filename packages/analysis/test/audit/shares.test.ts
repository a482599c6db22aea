import { describe, expect, test } from 'vitest';
import { checkRelation as check, type Declared, verdicts } from '../support/check-relation.ts';

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
