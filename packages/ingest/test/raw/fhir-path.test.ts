import { describe, expect, it } from 'vitest';
import { followPath } from '../../src/raw/fhir/follow-path.ts';
import { parsePath } from '../../src/raw/fhir/parse-path.ts';

const other = { resourceType: 'Patient', id: '2', name: [{ family: 'B' }] };
const resource = {
  code: {
    coding: [
      { system: 'a', code: '1' },
      { system: 'b', code: '2' },
    ],
  },
  period: { start: '2020-01-01' },
  extension: [
    { url: 'u', valueInteger: 3 },
    { url: 'v', extension: [{ url: 'w', valueBoolean: false }] },
  ],
  subject: { reference: 'Patient/2' },
};
const follow = (path: string) =>
  followPath(resource, parsePath(path), (name) => (name === 'Patient/2' ? other : undefined));

describe('paths in resources', () => {
  it.each([
    ['period.start', ['2020-01-01']],
    ['code.coding.code', ['1', '2']],
    ['code.coding[1].code', ['2']],
    ['code.coding.first().code', ['1']],
    ['code.coding[2].code', []],
    ["code.coding.where(system = 'b').code", ['2']],
    ["code.coding.where(system='b' and code='1').code", []],
    ["where(code.coding.where(system = 'a').code = '1').period.start", ['2020-01-01']],
    ["extension('u').valueInteger", [3]],
    ["extension('v').extension('w').valueBoolean", [false]],
    ['subject.resolve().name.family', ['B']],
    ['missing.member', []],
    ['constructor.name', []],
    ['__proto__.toString', []],
  ])('%s', (path, expected) => {
    expect(follow(path)).toEqual(expected);
  });

  it.each([
    ['', 'expected a name'],
    ['a..b', 'expected a name'],
    ['a.b(', 'unknown function b()'],
    ['a[b]', 'expected a position'],
    ['a.where(b = c)', "expected a text in '...'"],
    ["a.where(b = 'c'", 'expected ")"'],
    ['a b', 'unexpected text at the end'],
    ['a | b', 'unexpected character'],
  ])('%j is no path', (path, message) => {
    expect(() => parsePath(path)).toThrow(new SyntaxError(message));
  });
});
