import type { CohortVariable } from '@cohort-report/schema';
import { escape as byRow, type ColumnTable } from 'arquero';
import type { Population } from '../population/population.ts';

/** A column of a baseline table: everybody, or the patients of one level. */
export interface Column {
  group?: { variable: string; level: string };
  table: ColumnTable;
}

/** The total first, then each declared level of `by`, those without patients too. */
export function tableColumns(population: Population, by: CohortVariable | undefined): Column[] {
  const total: Column = { table: population.table };
  if (by === undefined) return [total];
  const groups = (by.levels ?? []).map(({ value }) => ({
    group: { variable: by.name, level: value },
    table: population.table
      .filter(byRow((row: Record<string, unknown>) => row[by.name] === value))
      .reify(),
  }));
  return [total, ...groups];
}
