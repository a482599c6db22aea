import type { DataQuality } from '@cohort-report/schema';
import { formatCount } from '../format/format-count.ts';

/** A table with a column for each freeze, the earliest first. */
export interface FreezeTable {
  id: string;
  caption: string;
  /** Headings of the columns before the freezes. */
  labels: string[];
  freezes: string[];
  rows: { labels: string[]; cells: string[] }[];
  /** What is said where there are no rows. */
  empty: string;
}

type Cells = Map<string, { labels: string[]; cells: string[] }>;

/** Data quality over the freezes, the earliest first: known values by variable and site, findings by rule and site, questions by site. */
export function qualityTables(
  versions: readonly { freeze: string; quality: DataQuality }[],
): FreezeTable[] {
  if (versions.length === 0) return [];
  const freezes = versions.map(({ freeze }) => freeze);
  const labels = new Map(
    versions.flatMap(({ quality }) => quality.sites.map(({ site, label }) => [site, label])),
  );
  const site = (id: string) => labels.get(id) ?? id;
  const table = (
    id: string,
    caption: string,
    heads: string[],
    blank: string,
    empty: string,
    fill: (quality: DataQuality, put: (labels: string[], text: string) => void) => void,
  ): FreezeTable => {
    const rows: Cells = new Map();
    versions.forEach(({ quality }, index) => {
      fill(quality, (names, text) => {
        const key = names.join('\n');
        const row = rows.get(key) ?? { labels: names, cells: freezes.map(() => blank) };
        row.cells[index] = text;
        rows.set(key, row);
      });
    });
    return { id, caption, labels: heads, freezes, rows: [...rows.values()], empty };
  };
  const known = table(
    'quality-completeness',
    'Known values/patients whom the variable applies to, where a freeze lacks some',
    ['Variable', 'Site'],
    '–',
    'At each freeze every variable is known of every included patient whom it applies to.',
    ({ completeness = [] }, put) => {
      for (const { label, sites } of completeness)
        for (const item of sites)
          put(
            [label, site(item.site)],
            `${formatCount(item.filled)}/${formatCount(item.patients)}`,
          );
    },
  );
  const lacking = (cell: string) => cell !== '–' && new Set(cell.split('/')).size > 1;
  known.rows = known.rows.filter(({ cells }) => cells.some(lacking));
  const found = table(
    'quality-findings',
    'Findings by rule and site',
    ['Rule', 'Severity', 'Site'],
    '0',
    'No finding was raised at any freeze.',
    ({ findings }, put) => {
      const counts = new Map<string, { names: string[]; rows: number }>();
      for (const { rule, severity, site: id, rows } of findings) {
        const names = [rule, severity, site(id)];
        const entry = counts.get(names.join('\n')) ?? { names, rows: 0 };
        counts.set(names.join('\n'), { names, rows: entry.rows + rows });
      }
      for (const { names, rows } of counts.values()) put(names, formatCount(rows));
    },
  );
  const asked = table(
    'quality-questions',
    'Questions to the sites: open, answered, closed',
    ['Site'],
    '–',
    'No site was asked anything at any freeze.',
    ({ queries = [] }, put) => {
      for (const { site: id, open, answered, closed } of queries)
        put([site(id)], [open, answered, closed].map(formatCount).join(', '));
    },
  );
  return [known, found, asked];
}
