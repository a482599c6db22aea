import type { DataNotes, FindingChange } from '@cohort-report/schema';

type Found = DataNotes['findings'][number];

/** Findings that the later freeze raises anew, no longer raises, or raises for another number of raw rows. */
export function compareFindings(before: DataNotes, after: DataNotes): FindingChange[] {
  const earlier = keyed(before.findings);
  const later = keyed(after.findings);
  return [...new Set([...later.keys(), ...earlier.keys()])].flatMap((key): FindingChange[] => {
    const [old, now] = [earlier.get(key), later.get(key)];
    if (old?.rows === now?.rows) return [];
    const { severity, rule, site, message } = (now ?? old) as Found;
    const state = old === undefined ? 'opened' : now === undefined ? 'closed' : 'changed';
    return [
      { state, severity, rule, site, message, before: old?.rows ?? 0, after: now?.rows ?? 0 },
    ];
  });
}

function keyed(findings: readonly Found[]): Map<string, Found> {
  const map = new Map<string, Found>();
  for (const finding of findings) {
    const key = [finding.site, finding.rule, finding.severity, finding.message].join('|');
    const known = map.get(key);
    map.set(key, known === undefined ? finding : { ...known, rows: known.rows + finding.rows });
  }
  return map;
}
