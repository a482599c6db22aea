import type { Factor, ResultRow } from '@cohort-report/schema';
import type { Population } from '../population/population.ts';
import { type RowBase, resultRow } from '../rows/result-row.ts';
import { countEvents } from '../times/count-events.ts';
import { strata } from '../times/strata.ts';
import { modelData } from './model-data.ts';

/** Patients and events of each level of a factor, the reference too; of a number, those in whom it is known. With strata those in whom they are known. */
export function factorCountRows(
  base: RowBase,
  population: Population,
  endpoint: string,
  factor: Factor,
  stratifiedBy: readonly string[] = [],
): ResultRow[] {
  const { times, factors } = modelData(population, endpoint, [factor], stratifiedBy);
  const variable = factors[0]?.variable;
  if (variable === undefined) return [];
  const counts = (level: string | undefined, counted: typeof times) => {
    const row = {
      ...base,
      variable: variable.name,
      ...(level === undefined ? {} : { level }),
      n: counted.row.length,
      events: countEvents(counted),
    };
    return [
      resultRow(row, 'n', counted.row.length),
      resultRow(row, 'events', countEvents(counted)),
    ];
  };
  if (factors[0]?.reference === undefined) return counts(undefined, times);
  return strata(population, times, variable).flatMap((stratum) =>
    counts(stratum.group?.level, stratum.times),
  );
}
