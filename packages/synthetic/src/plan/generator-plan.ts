import type { StudyBundle } from '@cohort-report/schema';
import type { CohortPlan } from './cohort-plan.ts';
import type { FreezePlan } from './freeze-plan.ts';
import type { RecordPlan } from './record-plan.ts';
import type { SitePlan } from './site-plan.ts';

/** All that the generator goes by: the study itself and the declarations under `synthetic/`. */
export interface GeneratorPlan {
  bundle: StudyBundle;
  cohort: CohortPlan;
  base: string;
  records: RecordPlan;
  freezes: FreezePlan;
  sites: SitePlan[];
}
