import type { CohortVariable } from '@cohort-report/schema';
import { expect, it } from 'vitest';
import { factorLevels } from '../../src/tables/factor-levels.ts';

const levels = (...values: string[]) => values.map((value) => ({ value, label: value }));
const of = (variable: Pick<CohortVariable, 'type' | 'levels'>, reference?: string) =>
  factorLevels(
    { variable: () => ({ name: 'x', label: 'X', ...variable }) as CohortVariable, rows: () => [] },
    { variable: 'x', ...(reference === undefined ? {} : { reference }) },
  );

it('levels of a factor stand behind the one they are compared with', () => {
  const grade = { type: 'category', levels: levels('g1', 'g2', 'g3') } as const;
  const frail = { type: 'boolean', levels: levels('true', 'false') } as const;
  expect(of(grade)).toEqual(['g1', 'g2', 'g3']);
  expect(of(grade, 'g2')).toEqual(['g2', 'g1', 'g3']);
  expect(of(frail)).toEqual(['false', 'true']);
  expect(of(frail, 'true')).toEqual(['true', 'false']);
  expect(of({ type: 'integer' })).toBeUndefined();
});
