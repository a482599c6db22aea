import { expect, it } from 'vitest';
import { checkVariable } from '../../src/cohort/check-variable.ts';

it('holds derived values against the codebook', () => {
  const levels = [{ value: 'a', label: 'A' }];
  expect(checkVariable({ label: 'X', type: 'category', levels }, 'a')).toEqual({ value: 'a' });
  expect(checkVariable({ label: 'X', type: 'category', levels }, 'b')).toEqual({
    value: null,
    unusable: '"b"',
    reason: 'the value is none of the declared levels',
    kind: 'level',
  });
  expect(checkVariable({ label: 'X', type: 'category', levels }, 1)).toMatchObject({
    kind: 'type',
  });
  expect(checkVariable({ label: 'X', type: 'integer' }, 1.5)).toMatchObject({ kind: 'type' });
  expect(checkVariable({ label: 'X', type: 'number' }, [1])).toMatchObject({ kind: 'type' });
  expect(checkVariable({ label: 'X', type: 'date' }, '2014-02-30')).toMatchObject({ kind: 'type' });
  expect(checkVariable({ label: 'X', type: 'date' }, '2014-02-28')).toEqual({
    value: '2014-02-28',
  });
  expect(checkVariable({ label: 'X', type: 'boolean' }, null)).toEqual({ value: null });
  expect(checkVariable({ label: 'X', type: 'number', range: [0, null] }, -1)).toEqual({
    value: -1,
    doubt: '-1',
  });
});
