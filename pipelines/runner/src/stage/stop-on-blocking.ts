import { blockingFindings } from '@cohort-report/ingest';
import { type Finding, ProblemsError } from '@cohort-report/schema';

/**
 * Throws ProblemsError if a finding blocks: with all findings, the blocking ones first, so that everything can be
 * mended at once.
 */
export function stopOnBlocking(findings: readonly Finding[]): void {
  const blocking = blockingFindings(findings);
  if (blocking.length === 0) return;
  throw new ProblemsError([
    ...blocking,
    ...findings.filter((finding) => !blocking.includes(finding)),
  ]);
}
