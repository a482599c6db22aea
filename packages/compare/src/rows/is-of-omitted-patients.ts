import type { Analysis } from '@cohort-report/schema';
import { isOmissionSummary } from './is-omission-summary.ts';

/** Whether a statistic says what the models without each patient give together: as a smallest or largest value it tells of one. */
export function isOfOmittedPatients(analysis: Analysis, statistic: string): boolean {
  return (
    analysis.kind === 'leave_one_out' && analysis.by === 'patient' && isOmissionSummary(statistic)
  );
}
