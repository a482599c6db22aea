import type { StudyBundle } from '@cohort-report/schema';
import { compareFreezes } from '../../src/index.ts';
import { type Toy, toyFreeze } from './toy.ts';

/** The two forms of the difference between two toys. */
export function compareToys(bundle: StudyBundle, before: Toy, after: Toy) {
  return compareFreezes({
    bundle,
    before: toyFreeze(bundle, before),
    after: toyFreeze(bundle, after),
  });
}
