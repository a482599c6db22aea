import { ProblemsError } from '@cohort-report/schema';
import { DamagedError } from '../stage/damaged-error.ts';

/** Does `work`, and once more from nothing where what it took from the cache is damaged. */
export async function mendDamage<T>(
  force: boolean,
  print: (line: string) => void,
  work: (force: boolean) => Promise<T>,
): Promise<T> {
  try {
    return await work(force);
  } catch (error) {
    if (force || !(error instanceof ProblemsError) || !DamagedError.is(error)) throw error;
    print(`the cache is damaged (${error.problems[0]?.file}): everything is computed again`);
    return work(true);
  }
}
