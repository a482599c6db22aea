import type { Influence } from '@cohort-report/schema';
import { formatRatio } from '../format/format-ratio.ts';
import { NUMBER, SHORT, TEXT } from '../tables/cells.ts';
import { paragraph } from '../view/paragraph.ts';
import { plainTable } from '../view/plain-table.ts';
import type { Block, Section, Table } from '../view/view-model.ts';
import type { DifferenceContext } from './difference-context.ts';
import { amountText } from './print-line.ts';
import { lineLabel } from './row-lines.ts';

const MOST = 20;
const KINDS: Record<Influence['kind'], string> = {
  entered: 'entered',
  left: 'left',
  changed: 'longer follow-up or corrected',
};

/** The single records that moved hazard ratios most, and where none were looked for; null where they are withheld or none did. */
export function influenceSection(context: DifferenceContext): Section | null {
  const relative = ({ row, amount }: Influence) =>
    Math.abs(amount / (context.rows.get(row)?.value || 1));
  const most = [...context.difference.influences]
    .sort((a, b) => relative(b) - relative(a) || (a.row < b.row ? -1 : 1))
    .slice(0, MOST);
  const unsearched = (context.difference.unsearched ?? []).map(
    (id) => context.results.get(id)?.analysis.label ?? id,
  );
  if (most.length + unsearched.length === 0) return null;
  const blocks: Block[] = [];
  if (most.length > 0) blocks.push(influenceTable(context, most));
  if (unsearched.length > 0)
    blocks.push(
      paragraph(
        `Not looked for in ${unsearched.join(', ')}: too many patients changed, and each would take models of its own.`,
      ),
    );
  return { id: 'influence', title: 'Single records with the largest influence', blocks };
}

function influenceTable(context: DifferenceContext, most: readonly Influence[]): Table {
  return plainTable({
    id: 'influence-table',
    title: `The ${most.length} largest effects of one patient's change on a hazard ratio`,
    columns: [
      ['Hazard ratio', TEXT],
      ['Patient', SHORT],
      ['Site', SHORT],
      ['Change', TEXT],
      ['Now', NUMBER],
      ['Without it', NUMBER],
      ['Effect', NUMBER],
    ],
    rows: most.map((item) => {
      const row = context.rows.get(item.row);
      const result = row && context.results.get(row.analysis);
      const ratio = (value: number | null | undefined) =>
        value === null || value === undefined
          ? 'NA'
          : formatRatio(value, context.display.hazard_ratio_decimals);
      return [
        row === undefined || result === undefined
          ? item.row
          : `${result.analysis.label}: ${lineLabel(context, result, row)}`,
        item.patient,
        context.site(item.site),
        KINDS[item.kind],
        ratio(row?.value),
        ratio(item.without),
        amountText(context, item.row, item.amount),
      ];
    }),
    notes: [
      'One change at a time is undone, all others kept. The effects are no parts of the change and do not sum to it.',
    ],
  });
}
