import { selectTimes } from '../times/select-times.ts';
import type { ModelData } from './model-data.ts';

/** The data of a model without one of its patients, the one at position `at`. */
export function withoutPatient({ times, factors, strata }: ModelData, at: number): ModelData {
  const left = times.row[at];
  const rest = <T>(values: readonly T[]) => values.toSpliced(at, 1);
  return {
    times: selectTimes(times, (row) => row !== left),
    factors: factors.map((factor) => ({ ...factor, values: rest(factor.values) })),
    ...(strata === undefined ? {} : { strata: rest(strata) }),
  };
}
