import type { Cause, Maker } from '@cohort-report/schema';

const MOST = 2;

/** What a cause is called that lies in declarations, code, tools or raw files of the earlier freeze. */
export function nameBesideData({ declarations, makers = [] }: Cause, earlier: string): string {
  const names: Record<Maker, string> = {
    code: 'changed code',
    tools: 'other versions of tools',
    raw_files: `raw files of ${earlier} changed since its report`,
  };
  const declared = declarations === undefined ? [] : [nameDeclarations(declarations)];
  return [...declared, ...makers.map((maker) => names[maker])].join(' and ');
}

function nameDeclarations(entries: readonly string[]): string {
  if (entries.length === 0) return 'changed declarations';
  const shown = entries.slice(0, entries.length > MOST ? MOST - 1 : MOST).join(' and ');
  const rest = entries.length > MOST ? ` and ${entries.length - MOST + 1} more entries` : '';
  return `changed declaration ${shown}${rest}`;
}
