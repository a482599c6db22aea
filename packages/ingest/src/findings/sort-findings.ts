import type { Finding } from '@cohort-report/schema';

/** Findings in the order of the sites, then by file, sheet, row and column; each said once. */
export function sortFindings(findings: readonly Finding[], sites: readonly string[]): Finding[] {
  const rank = new Map(sites.map((site, index) => [site, index]));
  const keyed = findings.map((finding) => ({
    finding,
    site: rank.get(finding.site) ?? sites.length,
    text: textKey(finding),
  }));
  keyed.sort(
    (a, b) =>
      a.site - b.site ||
      order(a.finding.file, b.finding.file) ||
      order(a.finding.sheet ?? '', b.finding.sheet ?? '') ||
      (a.finding.row ?? 0) - (b.finding.row ?? 0) ||
      order(a.text, b.text),
  );
  return keyed
    .filter((entry, index) => {
      const before = keyed[index - 1];
      return (
        before === undefined ||
        before.text !== entry.text ||
        before.finding.row !== entry.finding.row ||
        before.finding.file !== entry.finding.file ||
        before.finding.sheet !== entry.finding.sheet
      );
    })
    .map((entry) => entry.finding);
}

function textKey(finding: Finding): string {
  return [
    finding.column,
    finding.rule,
    finding.entity,
    finding.field,
    finding.message,
    finding.found,
  ]
    .map((part) => part ?? '')
    .join('\u0000');
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
