import { describe, expect, it } from 'vitest';
import { parseNumber } from '../../src/values/parse-number.ts';
import { unitFactor } from '../../src/values/unit-factor.ts';

describe('parseNumber', () => {
  it.each<[string, '.' | ',', number]>([
    ['12', '.', 12],
    ['-0.5', '.', -0.5],
    ['+3', ',', 3],
    ['1,25', ',', 1.25],
    [',5', ',', 0.5],
    ['007', '.', 7],
    ['12345678.9', '.', 12345678.9],
  ])('%s with %s is %d', (text, decimal, value) => {
    expect(parseNumber(text, decimal)).toBe(value);
  });

  it.each<[string, '.' | ',']>([
    ['1,234.5', '.'],
    ['1.234,5', ','],
    ['1.234', ','],
    ['1 234', '.'],
    ["1'234", '.'],
    ['1e5', '.'],
    ['0x1A', '.'],
    ['< 5', '.'],
    ['5 cm', '.'],
    ['', '.'],
    ['.', '.'],
    ['NaN', '.'],
    ['Infinity', '.'],
    ['--1', '.'],
    ['١٢', '.'],
  ])('%s with %s is none', (text, decimal) => {
    expect(parseNumber(text, decimal)).toBeUndefined();
  });
});

describe('unitFactor', () => {
  it.each([
    ['cm', 'mm', 10],
    ['mm', 'cm', 0.1],
    ['m', 'cm', 100],
    ['weeks', 'days', 7],
    ['months', 'days', 30.4375],
    ['year', 'months', 12],
    ['g', 'kg', 0.001],
    ['%', 'fraction', 0.01],
    ['ells', 'ells', 1],
    ['g/l', 'g/dl', 0.1],
    ['kg/m2', 'g/m2', 1000],
    ['g/dL', 'g/l', 10],
    ['mg/dl', 'g/l', 0.01],
    ['µg/ml', 'mg/l', 1],
    ['µmol/l', 'mmol/l', 0.001],
  ])('one %s is so many %s', (from, to, factor) => {
    expect(unitFactor(from, to)).toBeCloseTo(factor, 12);
  });

  it('has no way from one dimension to another', () => {
    expect(unitFactor('cm', 'kg')).toBeUndefined();
    expect(unitFactor('ells', 'cm')).toBeUndefined();
    expect(unitFactor('mg/dl', 'mmol/l')).toBeUndefined();
    expect(unitFactor('g/l', 'g')).toBeUndefined();
    expect(unitFactor('g/l', 'g/l/h')).toBeUndefined();
  });
});
