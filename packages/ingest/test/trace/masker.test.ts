import type { StudyBundle } from '@cohort-report/schema';
import { expect, it } from 'vitest';
import { masker } from '../../src/trace/masker.ts';

const bundle = {
  codebook: {
    entities: { patient: { fields: { number: { identifying: true }, sex: {} } } },
  },
} as unknown as StudyBundle;
const rows = [{ values: { number: 'K4711', sex: 'male' } }];
const mask = masker(
  bundle,
  new Map([['patient', rows]]) as unknown as Parameters<typeof masker>[1],
);

it('masks an identifying field by its name, even with a value of another row', () => {
  expect(mask([{ number: 'K9', sex: 'male' }, { number: null }])).toEqual([
    { number: '•••', sex: 'male' },
    { number: null },
  ]);
});

it("masks a person's identifying value under whatever name it stands", () => {
  expect(mask({ label: 'K4711', list: ['K4711', 'male'] })).toEqual({
    label: '•••',
    list: ['•••', 'male'],
  });
});
