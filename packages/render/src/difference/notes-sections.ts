import { formatCount } from '../format/format-count.ts';
import { NUMBER, SHORT, TEXT } from '../tables/cells.ts';
import { paragraph } from '../view/paragraph.ts';
import { plainTable } from '../view/plain-table.ts';
import type { Block, Section } from '../view/view-model.ts';
import type { DifferenceContext } from './difference-context.ts';

const LONGEST = 160;

/** Findings about the data that were opened, closed or changed. */
export function findingsSection(context: DifferenceContext): Section {
  const { findings, minimumChange } = context.difference;
  const rows = (value: number | null) =>
    value === null ? `changed by fewer than ${minimumChange}` : formatCount(value);
  const table = plainTable({
    id: 'findings-table',
    title: 'Findings about the raw data',
    columns: [
      ['State', SHORT],
      ['Site', SHORT],
      ['Severity', SHORT],
      ['Finding', TEXT],
      ['Rows before', NUMBER],
      ['Rows after', NUMBER],
    ],
    rows: findings.map((item) => [
      item.state,
      context.site(item.site),
      item.severity,
      item.message,
      rows(item.before),
      rows(item.after),
    ]),
  });
  return {
    id: 'findings',
    title: 'Findings and questions opened and closed',
    blocks: [
      findings.length === 0 ? paragraph('The findings are the same.') : table,
      ...questions(context),
    ],
  };
}

function questions(context: DifferenceContext): Block[] {
  const { queries, minimumChange } = context.difference;
  if (queries.length === 0) return [];
  const count = (value: number | null) =>
    value === null ? `fewer than ${minimumChange}, or withheld` : formatCount(value);
  return [
    plainTable({
      id: 'questions-table',
      title: 'Questions to the sites',
      columns: [
        ['Site', TEXT],
        ['Opened', NUMBER],
        ['Closed', NUMBER],
        ['Open now', NUMBER],
      ],
      rows: queries.map(({ site, opened, closed, open }) => [
        context.site(site),
        count(opened),
        count(closed),
        formatCount(open),
      ]),
      notes: ['A question is closed when the later freeze no longer raises it.'],
    }),
  ];
}

/** Declarations and methods that are not what they were. */
export function declarationsSection(context: DifferenceContext): Section {
  const { declarations, before, after } = context.difference;
  const table = plainTable({
    id: 'declarations-table',
    title: 'Declarations that changed',
    columns: [
      ['File', SHORT],
      ['Entry', TEXT],
      ['Before', TEXT],
      ['After', TEXT],
    ],
    rows: declarations.map((item) => [
      item.file,
      item.path === '' ? 'the whole file' : item.path,
      shorten(item.before),
      shorten(item.after),
    ]),
  });
  return {
    id: 'declarations',
    title: 'Declarations and methods',
    blocks: [
      paragraph(
        `Analysis plan ${before.planVersion} at ${before.freeze}, ${after.planVersion} at ${after.freeze}.`,
      ),
      declarations.length === 0 ? paragraph('Everything is declared as before.') : table,
    ],
  };
}

/** A declaration as far as a cell can hold it; the whole stands in difference.json. */
function shorten(value: string | null): string {
  if (value === null) return 'none';
  const text = value.trim().replaceAll(/\s+/g, ' ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** What this page does not tell, and what it can't hinder. */
export function disclosureSection({ difference }: DifferenceContext): Section {
  const { form, minimumChange, before, after } = difference;
  const text =
    form === 'internal'
      ? 'This is the complete, internal form: it names patients by pseudonym and must not leave the study.'
      : minimumChange <= 1
        ? 'The study declares that nothing is withheld (disclosure.minimum_change is 1 in study.yaml).'
        : `Withheld are changes that concern fewer than ${minimumChange} patients (disclosure.minimum_change in study.yaml): the value before, the change and its causes; with them the counts from which they could be worked out within a table, single records, pseudonyms, and the earlier curves. Causes of fewer patients are put together. Whoever holds the reports of both ${before.freeze} and ${after.freeze} can still subtract one from the other.`;
  return { id: 'disclosure', title: 'What is withheld', blocks: [paragraph(text)] };
}
