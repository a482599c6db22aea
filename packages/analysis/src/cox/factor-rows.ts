import type { ResultRow } from '@cohort-report/schema';
import { type RowBase, resultRow } from '../rows/result-row.ts';
import { absentReason } from './absent-reason.ts';
import { coefficientRows } from './coefficient-rows.ts';
import type { FittedModel } from './fit-model.ts';
import { termTest } from './term-test.ts';

/** Rows of one factor in a fitted model: each level against the reference, and the test of all levels where there are more than two. */
export function factorRows(base: RowBase, fitted: FittedModel, index: number): ResultRow[] {
  const factor = fitted.data.factors[index];
  const design = fitted.designs[index];
  if (factor === undefined || design === undefined) return [];
  const { variable, reference } = factor;
  const compared =
    reference === undefined
      ? [undefined]
      : (variable.levels ?? []).map(({ value }) => value).filter((level) => level !== reference);
  const rows = compared.flatMap((level) => {
    const at = fitted.columns.findIndex(
      (column) => column.variable === variable.name && column.level === level,
    );
    const row: RowBase = {
      ...base,
      variable: variable.name,
      ...(level === undefined ? {} : { level }),
      ...(reference === undefined ? {} : { reference }),
    };
    const column = fitted.columns[at];
    const without = design.without.get(level ?? '');
    if ('reason' in fitted.fit || column === undefined) {
      const reason = 'reason' in fitted.fit ? fitted.fit.reason : (without ?? 'not in the model');
      return coefficientRows(row, undefined, without ?? reason);
    }
    const estimate = fitted.fit.columns[at];
    const reason = estimate?.reason ? absentReason(estimate.reason, column, fitted) : '';
    return coefficientRows(row, estimate, reason);
  });
  if (compared.length < 2) return rows;
  const test = termTest(fitted, (column) => column.variable === variable.name);
  const df = test.df;
  const row = {
    ...base,
    variable: variable.name,
    ...(base.method && df !== undefined ? { method: { ...base.method, df } } : {}),
  };
  return [...rows, resultRow(row, 'term_p_value', test.p)];
}
