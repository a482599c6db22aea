import { analyse } from '@cohort-report/analysis';
import type { Cohort, StudyBundle } from '@cohort-report/schema';
import type { FreezeData } from '../../src/index.ts';

/** What the comparison reads of a freeze with this cohort, of whose exports nothing is told. */
export function freezeOf(bundle: StudyBundle, cohort: Cohort): FreezeData {
  return {
    cohort,
    results: analyse({ bundle, cohort }),
    dataNotes: {
      flow: cohort.flow,
      accounts: [],
      sites: [],
      findings: [],
      coverage: [],
      missing: [],
      imputedDates: [],
    },
    queries: [],
    inputs: 'none',
  };
}
