import { expect, it } from 'vitest';
import { requireCodes } from '../../src/errors/require-codes.ts';
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

it('numbers whole labels in ascending order, near and far apart', () => {
  const near = requireCodes([7, -2, 7, 0], 4, 'group');
  expect([[...near.levels], [...near.index]]).toEqual([
    [-2, 0, 7],
    [2, 0, 2, 1],
  ]);
  const far = requireCodes([2000000000, -2000000000, 5, 2000000000], 4, 'group');
  expect([[...far.levels], [...far.index]]).toEqual([
    [-2000000000, 5, 2000000000],
    [2, 0, 1, 2],
  ]);
  expect(() => requireCodes([2 ** 31], 1, 'group')).toThrow(SurvivalInputError);
});
