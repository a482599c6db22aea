import { describe, expect, test } from 'vitest';
import { checkRelation as check, type Declared, verdicts } from '../support/check-relation.ts';

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
