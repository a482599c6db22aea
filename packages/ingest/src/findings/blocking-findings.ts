import type { Finding } from '@cohort-report/schema';

/** The findings that forbid a report. */
export function blockingFindings(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => finding.severity === 'blocking');
}
