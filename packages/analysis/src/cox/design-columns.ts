import { levelLabel } from '../rows/level-label.ts';
import type { ModelFactor } from './model-data.ts';

/** One column of the design matrix. */
export interface DesignColumn {
  variable: string;
  /** Level that it marks with 1; absent for a number. */
  level?: string;
  /** What reasons call it. */
  label: string;
  values: number[];
}

/** What a factor brings to a model: its columns (treatment contrasts), and the levels that have none, with the reason. */
export interface FactorDesign {
  columns: DesignColumn[];
  /** Level, or '' for a number -> why there is no column. */
  without: ReadonlyMap<string, string>;
}

/** Codes a factor for the patients of a model; levels that none of them has get no column. */
export function designColumns({ variable, reference, values }: ModelFactor): FactorDesign {
  if (reference === undefined) {
    const numbers = values.map(Number);
    const varies = numbers.some((value) => value !== numbers[0]);
    if (!varies)
      return { columns: [], without: new Map([['', `${variable.label} does not vary`]]) };
    const column = { variable: variable.name, label: variable.label, values: numbers };
    return { columns: [column], without: new Map() };
  }
  const present = new Set(values);
  const levels = (variable.levels ?? []).map(({ value }) => value);
  const compared = levels.filter((level) => level !== reference);
  if (!present.has(reference)) {
    const reason = `no patient has the reference, ${levelLabel(variable, reference)}`;
    return { columns: [], without: new Map(compared.map((level) => [level, reason])) };
  }
  return {
    columns: compared
      .filter((level) => present.has(level))
      .map((level) => ({
        variable: variable.name,
        level,
        label: levelLabel(variable, level),
        values: values.map((value) => (value === level ? 1 : 0)),
      })),
    without: new Map(
      compared
        .filter((level) => !present.has(level))
        .map((level) => [level, `no patient has ${levelLabel(variable, level)}`]),
    ),
  };
}
