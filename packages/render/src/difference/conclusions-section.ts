import type { AlertKind } from '@cohort-report/schema';
import { nounFor } from '../format/noun-for.ts';
import { NUMBER, TEXT } from '../tables/cells.ts';
import { midSentence } from '../view/mid-sentence.ts';
import { paragraph } from '../view/paragraph.ts';
import { plainTable } from '../view/plain-table.ts';
import type { Section, Span } from '../view/view-model.ts';
import type { DifferenceContext } from './difference-context.ts';
import { linkTo } from './link-to.ts';
import { printCauses } from './print-causes.ts';
import { printLine } from './print-line.ts';
import { lineLabel, rowLines } from './row-lines.ts';

const KINDS: [AlertKind, string][] = [
  ['significance_gained', 'Now significant'],
  ['significance_lost', 'No longer significant'],
  ['direction_reversed', 'Direction reversed'],
  ['interval_excludes_one', 'Interval now excludes 1'],
  ['interval_includes_one', 'Interval now includes 1'],
  ['no_longer_estimable', 'No longer estimable'],
  ['newly_estimable', 'Now estimable'],
  ['median_reached', 'Median reached'],
  ['median_no_longer_reached', 'Median no longer reached'],
  ['hazards_not_proportional', 'Now evidence against proportional hazards'],
  ['hazards_proportional_again', 'No longer evidence against proportional hazards'],
  ['trend_gained', 'Now a trend'],
  ['trend_lost', 'No longer a trend'],
];

interface Conclusion {
  texts: string[];
  /** Row that decided first. */
  row: string;
  kinds: AlertKind[];
  where: string;
  before: Span[];
  after: Span[];
}

/** Which conclusions a reader would draw otherwise than before, the gravest first; one line for all that one estimate says. */
export function conclusionsSection(context: DifferenceContext): Section {
  const { difference, display } = context;
  const { rows } = difference;
  const conclusions = gather(context);
  const withheld =
    rows.withheld === 0
      ? ''
      : ` ${rows.withheld} more ${rows.withheld === 1 ? 'is withheld: its' : 'are withheld: their'} change concerns fewer than ${difference.minimumChange} patients, or would give such a change away. The complete form of this page, with every cause, stays with the study.`;
  const level = `${display.significance_inclusive ? 'p ≤' : 'p <'} ${display.significance}`;
  const table = plainTable({
    id: 'conclusions-table',
    title: 'Conclusions that changed',
    columns: [
      ['Conclusion', TEXT],
      ['Where', TEXT],
      ['Before', NUMBER],
      ['After', NUMBER],
      ['Why', TEXT],
    ],
    rows: conclusions.map(({ texts, row, where, before, after }) => [
      `${texts[0]}${texts
        .slice(1)
        .map((text) => `; ${midSentence(text)}`)
        .join('')}`,
      linkTo(context, row, where),
      before,
      after,
      printCauses(context, row, 3),
    ]),
    notes: [
      'The amounts under "Why" are parts of the change of the number that decides: the p value where significance changed, else the hazard ratio or the median.',
    ],
  });
  return {
    id: 'conclusions',
    title: 'Did a conclusion change?',
    blocks: [
      paragraph(
        [
          `At the level of ${level}`,
          naming(conclusions, 'significance_gained', 'became significant'),
          naming(conclusions, 'significance_lost', 'ceased to be significant'),
        ].join(', '),
      ),
      paragraph(
        `${rows.changed} ${nounFor(rows.changed, 'number')} changed, ${rows.same} ${rows.same === 1 ? 'is' : 'are'} the same.${withheld} A number counts as changed from one part in a billion on, a count always.`,
      ),
      conclusions.length === 0 ? paragraph('No conclusion changed.') : table,
    ],
  };
}

/** Most that a sentence names; the table below it has all. */
const NAMED = 5;

function naming(conclusions: readonly Conclusion[], kind: AlertKind, what: string): string {
  const own = conclusions.filter(({ kinds }) => kinds.includes(kind));
  const last = kind === 'significance_lost';
  const names = own.map(({ where }) => where).join('; ');
  if (own.length === 0) return `${last ? 'and ' : ''}nothing ${what}${last ? '.' : ''}`;
  const named = own.length > NAMED ? '' : ` (${names})`;
  return `${last ? 'and ' : ''}${own.length} ${what}${named}${last ? '.' : ''}`;
}

function gather(context: DifferenceContext): Conclusion[] {
  const found = new Map<string, Conclusion>();
  for (const [kind, text] of KINDS) {
    for (const { row: id } of context.difference.alerts.filter((alert) => alert.kind === kind)) {
      const row = context.rows.get(id);
      const result = row && context.results.get(row.analysis);
      if (row === undefined || result === undefined) continue;
      const line = rowLines(context, result).find(
        ({ point, beside }) => point === id || beside?.row === id,
      ) ?? { label: lineLabel(context, result, row), point: id, interval: null, beside: null };
      const known = found.get(line.point) ?? {
        texts: [],
        kinds: [],
        row: id,
        where: `${result.analysis.label}: ${line.label}`,
        before: printLine(context, line, 'before'),
        after: printLine(context, line, 'after'),
      };
      known.texts.push(text);
      known.kinds.push(kind);
      found.set(line.point, known);
    }
  }
  return [...found.values()];
}
