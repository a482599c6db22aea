import type { CohortVariable, ResultRow } from '@cohort-report/schema';
import { columnOf } from '../population/column-of.ts';
import type { Population } from '../population/population.ts';
import { levelLabel } from '../rows/level-label.ts';
import { type RowBase, resultRow } from '../rows/result-row.ts';
import type { FittedModel } from './fit-model.ts';
import { ratioRows } from './ratio-rows.ts';

/**
 * The rows of `ratioRows` from a model without the patients of one level of `by`; `whole` is the model of all patients. Where it
 * has none of that level, rows with that reason: leaving out nobody says nothing.
 */
export function omissionRows(
  base: RowBase & { group: NonNullable<RowBase['group']> },
  without: FittedModel,
  whole: { population: Population; fitted: FittedModel },
  by: CohortVariable,
): ResultRow[] {
  const rows = ratioRows(base, without);
  const values = columnOf(whole.population, by.name);
  const { level } = base.group;
  if (whole.fitted.data.times.row.some((row) => values[row] === level)) return rows;
  const reason = `no patient of this model has ${levelLabel(by, level)}`;
  return rows.map(({ statistic, value: _value, reason: _reason, id: _id, ...row }) =>
    resultRow(row, statistic, { reason }),
  );
}
