import type { AnalysisKind } from '@cohort-report/schema';
import { audit } from './kinds/audit.ts';
import { baselineTable } from './kinds/baseline-table.ts';
import { coxTable } from './kinds/cox-table.ts';
import { cumulativeIncidence } from './kinds/cumulative-incidence.ts';
import { eventTable } from './kinds/event-table.ts';
import { interactionTable } from './kinds/interaction-table.ts';
import type { Kind } from './kinds/kind.ts';
import { leaveOneOut } from './kinds/leave-one-out.ts';
import { patientFlow } from './kinds/patient-flow.ts';
import { proportionalHazards } from './kinds/proportional-hazards.ts';
import { scorecard } from './kinds/scorecard.ts';
import { subgroupEffects } from './kinds/subgroup-effects.ts';
import { survivalCurves } from './kinds/survival-curves.ts';
import { survivalSummary } from './kinds/survival-summary.ts';

/** Every kind of analysis that a declaration may name. */
export const registry: { [K in AnalysisKind]: Kind<K> } = {
  audit,
  baseline_table: baselineTable,
  cox_table: coxTable,
  cumulative_incidence: cumulativeIncidence,
  event_table: eventTable,
  interaction_table: interactionTable,
  leave_one_out: leaveOneOut,
  patient_flow: patientFlow,
  proportional_hazards: proportionalHazards,
  scorecard,
  subgroup_effects: subgroupEffects,
  survival_curves: survivalCurves,
  survival_summary: survivalSummary,
};
