import { describe, expect, it } from 'vitest';
import { compileExpression } from '../src/index.ts';

function evaluate(text: string, scope: Record<string, unknown> = {}) {
  return compileExpression(text).evaluate(scope);
}

describe('compileExpression', () => {
  it('computes with numbers, dates and lists', () => {
    expect(evaluate('n > 5 ? ">5" : "<=5"', { n: 6 })).toEqual({ value: '>5' });
    expect(evaluate('days("2020-02-28", "2020-03-01")')).toEqual({ value: 2 });
    expect(evaluate('days("2021-03-27", "2021-03-29")')).toEqual({ value: 2 });
    expect(evaluate('add_days("2020-12-31", 1)')).toEqual({ value: '2021-01-01' });
    expect(
      evaluate('highest(xs.map(x, x.mm)) / 10', { xs: [{ mm: 12 }, { mm: null }, { mm: 31 }] }),
    ).toEqual({ value: 3.1 });
    expect(evaluate('lowest([])')).toEqual({ absent: 'missing' });
    expect(evaluate('count(xs) + 1', { xs: [1, 2] })).toEqual({ value: 3 });
  });

  it('compares whole numbers, written without a point, with numbers', () => {
    expect(evaluate('count(xs) == 0', { xs: [] })).toEqual({ value: true });
    expect(evaluate('count(xs) != 0', { xs: [] })).toEqual({ value: false });
    expect(evaluate('2 == count(xs)', { xs: [1, 2] })).toEqual({ value: true });
    expect(evaluate('days("2020-01-01", "2020-01-03") == 1')).toEqual({ value: false });
    expect(evaluate('n == 1', { n: 1.5 })).toEqual({ value: false });
  });

  it('counts completed years as an age', () => {
    expect(evaluate('years("1960-06-15", "2020-06-14")')).toEqual({ value: 59 });
    expect(evaluate('years("1960-06-15", "2020-06-15")')).toEqual({ value: 60 });
    expect(evaluate('years("1960-02-29", "2021-02-28")')).toEqual({ value: 60 });
  });

  it('makes a missing operand an absent result with its reason, never a wrong class', () => {
    expect(evaluate('n > 5 ? ">5" : "<=5"', { n: null })).toEqual({
      absent: 'a value it needs is missing',
    });
    expect(evaluate('days(a, b)', { a: null, b: '2020-01-01' })).toEqual({
      absent: 'a value it needs is missing',
    });
    expect(evaluate('first(xs).date', { xs: [] })).toEqual({ absent: 'there is no such record' });
    expect(evaluate('total(xs)', { xs: [1, null] })).toEqual({
      absent: 'a value to be summed is missing',
    });
  });

  it('names what an expression reads, without the variables of its own lists', () => {
    expect(
      compileExpression('xs.filter(x, x.d > limit).exists(y, y.z == first(ws).v)').names,
    ).toEqual(['limit', 'ws', 'xs']);
  });

  it('lets one branch of a condition be null', () => {
    expect(evaluate('x == "null" ? "yes" : null', { x: 'null' })).toEqual({ value: 'yes' });
    expect(evaluate('x == "null" ? "yes" : null', { x: 'no' })).toEqual({ absent: 'missing' });
    expect(evaluate('count(xs) > 0 ? count(xs) : null', { xs: [1] })).toEqual({ value: 1 });
    expect(compileExpression('x == null ? null : "c"').names).toEqual(['x']);
  });

  it('refuses what it cannot read', () => {
    expect(() => compileExpression('(a +')).toThrow(/Unexpected/);
    expect(() => compileExpression('a ? "text" : 1.0')).toThrow(
      "Ternary branches must have the same type, got 'string' and 'double'",
    );
  });
});
