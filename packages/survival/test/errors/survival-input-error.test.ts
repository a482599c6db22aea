import { expect, it } from 'vitest';
import { SurvivalInputError } from '../../src/errors/survival-input-error.ts';

it('says where and what', () => {
  const error = new SurvivalInputError({
    code: 'not-finite',
    argument: 'time',
    index: 3,
    message: 'expected a finite number, found NaN',
  });
  expect(error).toBeInstanceOf(Error);
  expect(error.message).toBe('time[3]: expected a finite number, found NaN');
  expect(error).toMatchObject({ code: 'not-finite', argument: 'time', index: 3 });
});
