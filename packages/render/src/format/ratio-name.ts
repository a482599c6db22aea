import type { Analysis } from '@cohort-report/schema';

/** Short name of an analysis' hazard ratios: SHR where they are of the subdistribution hazard. */
export function ratioName(analysis: Analysis): 'HR' | 'SHR' {
  return analysis.kind === 'cox_table' && analysis.hazard === 'subdistribution' ? 'SHR' : 'HR';
}
