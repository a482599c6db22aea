import { describe, expect, it } from 'vitest';
import { fhirEmptyMembers } from '../src/index.ts';

const procedure = (parts: object) => fhirEmptyMembers({ resourceType: 'Procedure', ...parts });

describe('members that hold nothing', () => {
  it.each([
    ['null', { status: null }, ['status']],
    ['an empty list', { code: { coding: [] } }, ['code.coding']],
    [
      'an empty object in an extension',
      { extension: [{ url: 'u', valueCode: {} }] },
      ['extension.valueCode'],
    ],
    [
      'null in an extension',
      { extension: [{ url: 'u', valueCode: null }] },
      ['extension.valueCode'],
    ],
    ['an empty item', { identifier: [{}] }, ['identifier']],
  ])('%s', (_, parts, expected) => {
    expect(procedure(parts)).toEqual(expected);
  });

  it('are none of zero, false, an empty text, a gap in a list or what is not judged', () => {
    const parts = { a: 0, b: false, c: '', given: ['x', null], meta: {}, text: {} };
    expect(procedure(parts)).toEqual([]);
  });
});
