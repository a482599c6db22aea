import type { FreezeRun } from '../run/run-freeze.ts';
import { counted } from '../stage/counted.ts';

/** The closing words of a run: freeze, patients in and out, findings, where the report lies. */
export function summaryText(title: string, runs: readonly FreezeRun[]): string {
  return [`\n${title}`, ...runs.flatMap((run) => freezeLines(run, run === runs.at(-1)))].join('\n');
}

/** The list of findings is that of the freeze run last. */
function freezeLines(run: FreezeRun, last: boolean): string[] {
  if (!run.ok || run.notes === undefined) {
    return [
      `  freeze ${run.freeze}: no report made, see the problems above; ${run.report} is as it was`,
    ];
  }
  const { flow, findings } = run.notes;
  const count = (severity: string) =>
    findings
      .filter((finding) => finding.severity === severity)
      .reduce((sum, { rows }) => sum + rows, 0);
  return [
    `  freeze     ${run.freeze}`,
    `  patients   ${flow.start} in, ${flow.start - flow.included} excluded, ${flow.included} analysed`,
    `  findings   ${counted(count('warning'), 'warning')}, ${counted(count('info'), 'note')}${last && findings.length > 0 ? `; each with file, row and column in ${run.findings}` : ''}`,
    ...foremost(run.notes),
    `  report     ${run.report}/report.html, report.pdf, report.docx, tables.xlsx${run.changed ? '' : ' (unchanged)'}`,
    ...(run.difference === undefined
      ? []
      : [`  changes    ${run.difference}/difference.html and difference.pdf`]),
  ];
}

const FEW = 10;

/** The warning that concerns half of the patients analysed or more, if there is one: it tells of a declaration rather than of patients. */
function foremost({ flow, findings }: NonNullable<FreezeRun['notes']>): string[] {
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  const rowsOf = (rule: string) =>
    warnings.filter((each) => each.rule === rule).reduce((sum, { rows }) => sum + rows, 0);
  const [first] = warnings.toSorted((a, b) => rowsOf(b.rule) - rowsOf(a.rule) || b.rows - a.rows);
  if (first === undefined || rowsOf(first.rule) < Math.max(FEW, flow.included / 2)) return [];
  return [`             ${rowsOf(first.rule)} of one kind: ${first.message}`];
}
