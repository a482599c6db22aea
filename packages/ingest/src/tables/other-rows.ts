import type { Entity } from '@cohort-report/schema';
import type { OpenedTable } from '../raw/open-table.ts';
import type { FileProblem } from '../raw/raw-sheet.ts';
import { fitsHeader } from './fits-header.ts';
import { type FooterVerdict, footerJudge } from './footer-rows.ts';
import { isEmptyRow } from './is-empty-row.ts';
import type { PlannedColumn } from './plan-columns.ts';
import { repeatsHeader } from './repeats-header.ts';

/** What a row with content is beside a row of data: the problem to be told, and the reason to set it aside, if that is sure. */
export type OtherRow = { problem: FileProblem; reason?: string } | undefined;

/** The judge of the rows of a text file or a sheet, by their position; parts of documents are what their paths say. `above`: rows of data so far. */
export function otherRows(
  { sheet, header }: OpenedTable,
  entity: Entity,
  columns: readonly PlannedColumn[],
): (index: number, above: number) => OtherRow {
  if (sheet.numbers !== undefined) return () => undefined;
  const last = sheet.rows.findLastIndex((raw) => !isEmptyRow(raw));
  const judge = footerJudge(entity, columns);
  return (index, above) => {
    const raw = sheet.rows[index] ?? [];
    if (repeatsHeader(raw, header))
      return { problem: headerAgain(index + 1), reason: 'headings again, no row of data' };
    const fits = !sheet.ragged || fitsHeader(raw, header);
    const verdict = judge(raw, above, index === last, fits);
    if (verdict === undefined) return undefined;
    const problem = footer(verdict, index + 1);
    return verdict === 'perhaps'
      ? { problem }
      : { problem, reason: 'total or footer, no row of data' };
  };
}

function headerAgain(row: number): FileProblem {
  return {
    rule: 'header-again',
    severity: 'warning',
    row,
    message: 'the row says the headings again, and is not used',
    expected: 'rows of data only',
    action: 'nothing, if the export was put together from several; else ask the site',
  };
}

function footer(verdict: Exclude<FooterVerdict, undefined>, row: number): FileProblem {
  const sure = verdict !== 'perhaps';
  return {
    rule: sure ? 'footer-row' : 'row-like-footer',
    severity: 'warning',
    row,
    message: sure
      ? 'the row is a total or a footer of the export, and is not used'
      : 'the row tells of nobody, as a total or a footer does',
    expected: 'rows of data only',
    found: sure ? `the label "${verdict.label}"` : 'a number or words, and nothing else',
    action: sure
      ? 'nothing, if it is one; else ask the site to correct the row'
      : 'it is read as a row of data; ask the site whether it is one, and for an export without it',
  };
}
