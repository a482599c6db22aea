import type { FieldValue, SitePatients } from '@cohort-report/schema';
import { formatCount } from '../format/format-count.ts';
import { NUMBER, TEXT } from '../tables/cells.ts';
import { paragraph } from '../view/paragraph.ts';
import { plainTable } from '../view/plain-table.ts';
import type { Block, Section } from '../view/view-model.ts';
import type { DifferenceContext } from './difference-context.ts';

/** Who entered and left, who was observed for longer, what was corrected, by site; the records with the largest influence. */
export function cohortSection(context: DifferenceContext): Section {
  const { cohort, before, after, minimumChange } = context.difference;
  const few = `fewer than ${minimumChange}, or withheld`;
  const count = (value: number | null) => (value === null ? few : formatCount(value));
  const who = ({ patients }: SitePatients) => (patients === null ? '' : patients.join(', '));
  const from = cohort.before === null ? 'withheld' : formatCount(cohort.before);
  const membership = [
    ...cohort.entered.map((site) => ['Entered', site] as const),
    ...cohort.left.map((site) => ['Left', site] as const),
  ];
  const valueText = (variable: string, value: FieldValue) => {
    if (value === null) return 'missing';
    const levels = context.bundle.codebook.variables[variable]?.levels;
    const level = levels?.find((candidate) => candidate.value === String(value));
    return level?.label ?? String(value);
  };
  const named = cohort.entered.concat(cohort.left).some(({ patients }) => patients !== null);
  const blocks: Block[] = [
    paragraph(
      `Patients analysed: ${from} at ${before.freeze}, ${formatCount(cohort.after)} at ${after.freeze}.${named ? ' Patients are named by pseudonyms.' : ''}`,
    ),
  ];
  const add = (
    id: string,
    title: string,
    columns: Parameters<typeof plainTable>[0]['columns'],
    rows: string[][],
  ) => {
    if (rows.length > 0) blocks.push(plainTable({ id, title, columns, rows }));
  };
  add(
    'cohort-membership',
    'Patients who entered or left the analysis',
    [
      ['Change', TEXT],
      ['Site', TEXT],
      ['Patients', NUMBER],
      ['Pseudonyms', TEXT],
    ],
    membership.map(([change, site]) => [
      change,
      context.site(site.site),
      count(site.count),
      who(site),
    ]),
  );
  add(
    'cohort-follow-up',
    'Patients observed for longer',
    [
      ['Endpoint', TEXT],
      ['Site', TEXT],
      ['Patients', NUMBER],
      ['Days gained', NUMBER],
      ['New events', NUMBER],
      ['Pseudonyms', TEXT],
    ],
    cohort.followUp.map((gain) => [
      context.endpoint(gain.endpoint),
      context.site(gain.site),
      count(gain.count),
      gain.days === null ? 'withheld' : formatCount(gain.days),
      gain.events === null ? few : formatCount(gain.events),
      who(gain),
    ]),
  );
  add(
    'cohort-corrections',
    'Corrected values of patients in both analyses',
    [
      ['Field', TEXT],
      ['Site', TEXT],
      ['Patients', NUMBER],
      ['Values', TEXT],
      ['Pseudonyms', TEXT],
    ],
    cohort.corrected.map((item) => [
      context.variable(item.variable),
      context.site(item.site),
      count(item.count),
      (item.values ?? [])
        .map(
          (value) =>
            `${valueText(item.variable, value.before)} → ${valueText(item.variable, value.after)}`,
        )
        .join('; '),
      who(item),
    ]),
  );
  return { id: 'cohort', title: 'Changes of the cohort', blocks };
}
