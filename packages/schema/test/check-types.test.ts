import { describe, expect, it } from 'vitest';
import { compileExpression } from '../src/expression/compile-expression.ts';
import type { ExpressionType } from '../src/expression/expression-type.ts';

const visit: ExpressionType = {
  kind: 'row',
  entity: 'visit',
  fields: new Map<string, ExpressionType>([
    ['status', { kind: 'category', levels: ['ned', 'relapse'] }],
    ['visit_date', { kind: 'date' }],
    ['lesions', { kind: 'number' }],
    ['note', { kind: 'text' }],
  ]),
};
const scope = new Map<string, ExpressionType | undefined>([
  ['grade', { kind: 'category', levels: ['g2', 'g3'] }],
  ['age', { kind: 'number' }],
  ['dead', { kind: 'boolean' }],
  ['day', { kind: 'date' }],
  ['visit', { kind: 'list', item: visit }],
  ['untold', undefined],
]);
const check = (text: string) => compileExpression(text).check(scope);
const messages = (text: string) => check(text).problems.map(({ message }) => message);

describe('what is compared in vain', () => {
  it.each([
    ['grade == "G2"', '"G2" is no level of grade'],
    ['"G2" != grade', '"G2" is no level of grade'],
    ['!(age > 60 && grade in ["g2", "g4"])', '"g4" is no level of grade'],
    ['grade > 2', 'grade is a category, compared with a number'],
    ['age == "60"', 'age is a number, compared with a text'],
    ['age > -5 || age == true', 'age is a number, compared with a boolean'],
    ['dead == "yes"', 'dead is a boolean, compared with a text'],
    ['day >= "2009-6-1"', 'day is a date, compared with 2009-6-1'],
    ['day > 2009', 'day is a date, compared with a number'],
    ['visit.exists(v, v.status == "Relapse")', '"Relapse" is no level of status'],
    ['first(visit.filter(v, v.lesions > 1)).state == "ned"', 'unknown field "state" of visit'],
    ['visit[0].status == "none"', '"none" is no level of status'],
    [
      'lowest(visit.map(v, v.visit_date)) < "1.2.2020"',
      'the value is a date, compared with 1.2.2020',
    ],
    ['(age > 5 ? grade : null) == "low"', '"low" is no level of the value'],
    ['visit.all(v, v.note != 3)', 'note is a text, compared with a number'],
    ['or_else(grade, "none") == "nil"', '"nil" is no level of the value'],
  ])('%s', (text, message) => {
    expect(messages(text)).toEqual([message]);
  });

  it.each([
    ['grade == "g2" ? age : null'],
    ['grade != null && dead != true'],
    ['day >= "2009-06-01" && day == first(visit).visit_date'],
    ['or_else(grade, "none") == "none"'],
    ['untold == 3 && untold == "x"'],
    ['visit.filter(v, v.note == "x").map(v, v.lesions)[0] > 2'],
    ['(age > 60 ? "old" : "young") == "old"'],
    ['count(visit) * 2 == 4.0'],
    ['(visit + visit).exists(v, v.status in ["ned"])'],
  ])('but not %s', (text) => {
    expect(messages(text)).toEqual([]);
  });

  it('gives the type of the whole', () => {
    expect(check('age > 60 ? "old" : "young"').type).toEqual({
      kind: 'category',
      levels: ['old', 'young'],
    });
    expect(check('visit.filter(v, v.lesions > 1)').type).toEqual({ kind: 'list', item: visit });
    expect(check('age / 2').type).toEqual({ kind: 'number' });
    expect(check('untold + 1').type).toBeUndefined();
  });
});
