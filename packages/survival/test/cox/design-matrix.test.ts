import { describe, expect, it } from 'vitest';
import { cox } from '../../src/cox/cox.ts';
import { designMatrix } from '../../src/cox/design/design-matrix.ts';

const arm = { codes: [0, 0, 1, 1, 0, 1], levels: ['A', 'B'] };
const stage = { codes: [0, 1, 2, 0, 1, 2], levels: ['I', 'II', 'III'] };
const age = [50, 61, 42, 73, 64, 55];

describe('designMatrix', () => {
  it('gives treatment contrasts and products as R names and orders them', () => {
    const design = designMatrix({
      variables: { arm, stage, age },
      terms: ['age', 'arm', 'stage', ['arm', 'stage'], ['age', 'arm']],
    });
    expect(design.columns.map((column) => column.name)).toEqual([
      'age',
      'armB',
      'stageII',
      'stageIII',
      'armB:stageII',
      'armB:stageIII',
      'age:armB',
    ]);
    expect(design.terms).toEqual([
      { name: 'age', variables: ['age'], columns: [0] },
      { name: 'arm', variables: ['arm'], columns: [1] },
      { name: 'stage', variables: ['stage'], columns: [2, 3] },
      { name: 'arm:stage', variables: ['arm', 'stage'], columns: [4, 5] },
      { name: 'age:arm', variables: ['age', 'arm'], columns: [6] },
    ]);
    expect([...design.columns[5]!.values]).toEqual([0, 0, 1, 0, 0, 1]);
    expect([...design.columns[6]!.values]).toEqual([0, 0, 42, 73, 0, 55]);
    expect(design.columns[5]!.levels).toEqual([
      { variable: 'arm', level: 'B' },
      { variable: 'stage', level: 'III' },
    ]);
  });

  it('names the empty combination of the levels themselves: the product is constant', () => {
    const design = designMatrix({
      variables: { arm, stage },
      terms: ['arm', 'stage', ['arm', 'stage']],
    });
    expect(design.columns[3]!.reason).toEqual({
      code: 'empty-cell',
      message: 'no row has arm = B and stage = II',
      cell: [
        { variable: 'arm', level: 'B' },
        { variable: 'stage', level: 'II' },
      ],
    });
  });

  it('names an empty combination with a reference level: the product repeats a main effect', () => {
    const timing = { codes: [0, 0, 0, 1, 1, 1], levels: ['metachronous', 'synchronous'] };
    const systemic = { codes: [0, 1, 0, 1, 1, 1], levels: ['no', 'yes'] };
    const design = designMatrix({
      variables: { timing, systemic },
      terms: ['timing', 'systemic', ['timing', 'systemic']],
    });
    expect(design.columns.map((column) => column.reason?.message ?? null)).toEqual([
      null,
      null,
      'no row has timing = synchronous and systemic = no',
    ]);
    const fit = cox({
      time: [5, 3, 8, 2, 6, 4],
      event: [1, 1, 1, 1, 0, 1],
      covariates: design.columns.map((column) => column.values),
      names: design.columns.map((column) => column.name),
    });
    expect(fit.columns[2]!.reason).toMatchObject({
      code: 'collinear',
      columns: ['timingsynchronous'],
    });
  });

  it('tells a constant column and a plain linear combination from an empty cell', () => {
    const double = age.map((value) => 2 * value + 1);
    const design = designMatrix({
      variables: {
        age,
        double,
        site: { codes: [0, 0, 0, 0, 0, 0], levels: ['x', 'y'] },
        one: [1, 1, 1, 1, 1, 1],
      },
      terms: ['age', 'double', 'site', 'one'],
    });
    expect(design.columns.map((column) => column.reason?.code ?? null)).toEqual([
      null,
      'collinear',
      'empty-cell',
      'constant',
    ]);
    expect(design.columns[2]!.reason!.message).toBe('no row has site = y');
  });

  it.each([
    [
      { variables: { age }, terms: ['sex'] },
      /terms\[0\]: no variable is called sex; there are age/,
    ],
    [{ variables: { age, arm: { ...arm, codes: [0] } }, terms: ['age'] }, /arm: expected 6 values/],
    [{ variables: { age: [1, Number.NaN] }, terms: ['age'] }, /age\[1\]: expected a finite number/],
    [
      { variables: { arm: { codes: [0, 2], levels: ['A', 'B'] } }, terms: ['arm'] },
      /arm\[1\]: expected a code from 0 to 1, found 2/,
    ],
  ])('refuses %j', (input, message) => {
    expect(() => designMatrix(input)).toThrow(message);
  });
});
