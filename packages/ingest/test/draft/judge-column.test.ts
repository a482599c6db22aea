import { codebookSchema, type Field } from '@cohort-report/schema';
import { describe, expect, it } from 'vitest';
import { judgeColumn } from '../../src/draft/judge-column.ts';

const codebook = codebookSchema.parse({
  entities: {
    e: {
      label: 'E',
      key: ['risk'],
      fields: { risk: { type: 'category', label: 'Risk class', levels: ['a', 'b', 'e'] } },
    },
  },
  variables: {},
});
const field = codebook.entities.e?.fields.risk as Field;
const known = {
  headers: ['risk', 'Risk class'],
  values: new Map([
    ['a', 'a'],
    ['b', 'b'],
    ['e', 'e'],
  ]),
};
const judged = (header: string, texts: string[]) => judgeColumn({ header, texts }, field, known);

describe('a column of codes', () => {
  it('is no field for its values alone where these are all the same', () => {
    expect(judged('Diagnosedatum/@Datumsgenauigkeit', ['E', 'E', 'E'])).toBeLessThan(0.3);
    expect(judged('Gruppe', ['E', 'A', 'B'])).toBeGreaterThanOrEqual(0.5);
  });

  it('is one where the heading says so, whatever the values', () => {
    expect(judged('Risk class', ['E', 'E', 'E'])).toBe(1);
  });
});
