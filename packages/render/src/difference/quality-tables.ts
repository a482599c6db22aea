import type { DataQuality } from '@cohort-report/schema';
import { formatCount } from '../format/format-count.ts';
import { farApart } from './far-apart.ts';

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

/** A line of a table before it is printed: numbers for each freeze, null where there are none. */
type Counts = Map<string, { labels: string[]; counts: (number[] | null)[] }>;

/**
 * Data quality over the freezes, the earliest first: known values by variable and site, findings by rule and site, questions
 * by site. Of two freezes whose numbers differ by fewer than `minimum` only the later one's are told.
 */
export function qualityTables(
  versions: readonly { freeze: string; quality: DataQuality }[],
  minimum: number,
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
    { blank, separator = '' }: { blank: number[] | null; separator?: string },
    empty: string,
    fill: (quality: DataQuality, put: (labels: string[], numbers: number[]) => void) => void,
    isTold = (_: (number[] | null)[]) => true,
  ): FreezeTable => {
    const rows: Counts = new Map();
    versions.forEach(({ quality }, index) => {
      fill(quality, (names, numbers) => {
        const key = names.join('\n');
        const row = rows.get(key) ?? { labels: names, counts: freezes.map(() => blank) };
        row.counts[index] = numbers;
        rows.set(key, row);
      });
    });
    const print = (numbers: readonly number[]) => numbers.map(formatCount).join(separator);
    const told = [...rows.values()]
      .filter(({ counts }) => isTold(counts))
      .map(({ labels: names, counts }) => ({
        labels: names,
        cells: farApart(counts, minimum, print, '–'),
      }));
    return { id, caption, labels: heads, freezes, rows: told, empty };
  };
  const known = table(
    'quality-completeness',
    'Known values/patients whom the variable applies to, where a freeze lacks some',
    ['Variable', 'Site'],
    { blank: null, separator: '/' },
    'At each freeze every variable is known of every included patient whom it applies to.',
    ({ completeness = [] }, put) => {
      for (const { label, sites } of completeness)
        for (const item of sites) put([label, site(item.site)], [item.filled, item.patients]);
    },
    (counts) => counts.some((numbers) => numbers !== null && numbers[0] !== numbers[1]),
  );
  const found = table(
    'quality-findings',
    'Findings by rule and site',
    ['Rule', 'Severity', 'Site'],
    { blank: [0] },
    'No finding was raised at any freeze.',
    ({ findings }, put) => {
      const counts = new Map<string, { names: string[]; rows: number }>();
      for (const { rule, severity, site: id, rows } of findings) {
        const names = [rule, severity, site(id)];
        const entry = counts.get(names.join('\n')) ?? { names, rows: 0 };
        counts.set(names.join('\n'), { names, rows: entry.rows + rows });
      }
      for (const { names, rows } of counts.values()) put(names, [rows]);
    },
  );
  const asked = table(
    'quality-questions',
    'Questions to the sites: open, answered, closed',
    ['Site'],
    { blank: null, separator: ', ' },
    'No site was asked anything at any freeze.',
    ({ queries = [] }, put) => {
      for (const { site: id, open, answered, closed } of queries)
        put([site(id)], [open, answered, closed]);
    },
  );
  return [known, found, asked];
}
