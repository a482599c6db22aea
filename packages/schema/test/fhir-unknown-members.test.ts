import { describe, expect, it } from 'vitest';
import { fhirUnknownMembers } from '../src/index.ts';

const procedure = (parts: object) => fhirUnknownMembers({ resourceType: 'Procedure', ...parts });

describe('members that FHIR R4 does not have', () => {
  it.each([
    ['of a resource', { xcode: {} }, ['xcode']],
    [
      'of an extension',
      { extension: [{ url: 'u', xvalueInteger: 2 }] },
      ['extension.xvalueInteger'],
    ],
    [
      'of a coding in a nested extension',
      { extension: [{ url: 'u', extension: [{ url: 'v', valueCoding: { xcode: '1' } }] }] },
      ['extension.extension.valueCoding.xcode'],
    ],
    ['of a concept', { category: { codings: [] } }, ['category.codings']],
    ['of a coding', { code: { coding: [{ sytem: 'a', code: 'b' }] } }, ['code.coding.sytem']],
    ['of a reference', { subject: { ref: 'Patient/1' } }, ['subject.ref']],
    ['of a period', { performedPeriod: { begin: '2020' } }, ['performedPeriod.begin']],
    ['of an identifier', { identifier: [{ values: '1' }] }, ['identifier.values']],
  ])('%s', (_, parts, expected) => {
    expect(procedure(parts)).toEqual(expected);
  });

  it('are none of those that it has, and of other types nothing is said', () => {
    const full = {
      id: '1',
      meta: { anything: 1 },
      text: { div: '', status: 'generated' },
      _status: { extension: [] },
      identifier: [{ use: 'usual', type: { coding: [{ code: 'x' }], text: 't' }, value: 'v' }],
      extension: [{ url: 'u', valueQuantity: { value: 1, unit: 'mm', system: 's', code: 'mm' } }],
      code: { coding: [{ system: 's', code: 'c', display: 'd', extension: [] }], _text: {} },
      subject: { reference: 'Patient/1', type: 'Patient', identifier: { value: 'x' } },
      performedPeriod: { start: '2020', _end: {} },
      performer: [{ actor: { reference: 'x' }, function: { text: 't' } }],
    };
    expect(procedure(full)).toEqual([]);
    expect(fhirUnknownMembers({ resourceType: 'Other', ...{ xcode: 1 } })).toEqual([]);
  });
});
