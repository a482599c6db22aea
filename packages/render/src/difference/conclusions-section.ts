import type { AlertKind } from '@cohort-report/schema';
import { NUMBER, TEXT } from '../tables/cells.ts';
import { paragraph } from '../view/paragraph.ts';
import { plainTable } from '../view/plain-table.ts';
import type { Section } from '../view/view-model.ts';
import type { DifferenceContext } from './difference-context.ts';
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
  ['hazards_not_proportional', 'Hazards no longer proportional'],
  ['hazards_proportional_again', 'Hazards proportional again'],
  ['trend_gained', 'Now a trend'],
  ['trend_lost', 'No longer a trend'],
];

/** Which conclusions a reader would draw otherwise than before, the gravest first. */
export function conclusionsSection(context: DifferenceContext): Section {
  const { difference, display } = context;
  const { alerts, rows } = difference;
  const count = (kind: AlertKind) => alerts.filter((alert) => alert.kind === kind).length;
  const withheld =
    rows.withheld === 0
      ? ''
      : ` ${rows.withheld} more are withheld: their change concerns fewer than ${difference.minimumChange} patients, or would give such a change away.`;
  const level = `${display.significance_inclusive ? 'p ≤' : 'p <'} ${display.significance}`;
  const lead = `${rows.changed} numbers changed, ${rows.same} are the same.${withheld} At the level of ${level}, ${count('significance_gained')} became significant and ${count('significance_lost')} ceased to be; ${count('direction_reversed')} changed direction.`;
  const ordered = KINDS.flatMap(([kind, text]) =>
    alerts.filter((alert) => alert.kind === kind).map((alert) => ({ ...alert, text })),
  );
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
    rows: ordered.map(({ text, row: id }) => {
      const row = context.rows.get(id);
      const result = row && context.results.get(row.analysis);
      if (row === undefined || result === undefined) return [text, id, '', '', ''];
      const line = rowLines(context, result).find(
        ({ point, beside }) => point === id || beside?.row === id,
      );
      const printed = line ?? { label: '', point: id, interval: null, beside: null };
      return [
        text,
        `${result.analysis.label}: ${line?.label ?? lineLabel(context, result, row)}`,
        printLine(context, printed, 'before'),
        printLine(context, printed, 'after'),
        printCauses(context, id, 3),
      ];
    }),
    notes: [
      'The amounts under "Why" are parts of the change of the number that decides (p value, hazard ratio or median).',
    ],
  });
  return {
    id: 'conclusions',
    title: 'Did a conclusion change?',
    blocks: [paragraph(lead), ordered.length === 0 ? paragraph('No conclusion changed.') : table],
  };
}
