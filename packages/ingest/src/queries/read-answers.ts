import type { Finding, QueryAnswer, StudyBundle } from '@cohort-report/schema';
import { placed } from '../findings/place.ts';
import { cellText } from '../raw/cell-text.ts';
import { readWorkbook } from '../raw/read-workbook.ts';
import { QUERY_SHEET } from './query-columns.ts';

/** Name of the returned query sheet in a site's folder. */
export const ANSWERS_FILE = 'answers.xlsx';

/** As `queryIds` makes them. */
const QUERY_ID = /^[0-9a-f]{12}$/;

/** The answers that the sites' returned query sheets hold; every question of a sheet is there, '' where it has no answer. */
export async function readAnswers(
  { study }: StudyBundle,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<{ answers: QueryAnswer[]; findings: Finding[] }> {
  const answers: QueryAnswer[] = [];
  const findings: Finding[] = [];
  for (const site of study.sites) {
    const file = `${site}/${ANSWERS_FILE}`;
    const bytes = files.get(file);
    if (bytes === undefined) continue;
    const read = await readWorkbook(bytes);
    if ('problem' in read) {
      findings.push(placed({ site, file }, { ...read.problem, severity: 'warning' }));
      continue;
    }
    const rows = read.get(QUERY_SHEET)?.rows ?? [];
    const at = rows.findIndex((row) => row.some((cell) => cellText(cell) === 'Query'));
    const header = (rows[at] ?? []).map(cellText);
    const [id = -1, ...replies] = ['Query', 'Reply', 'Answer'].map((name) => header.indexOf(name));
    if (id === -1 || replies.includes(-1)) {
      findings.push(placed({ site, file }, noSheet()));
      continue;
    }
    const given = new Map<string, string>();
    rows.slice(at + 1).forEach((row, index) => {
      const query = cellText(row[id]).trim().toLowerCase();
      const texts = replies.map((column) => cellText(row[column])).filter((text) => text !== '');
      const answer = texts.join(': ');
      if (QUERY_ID.test(query)) given.set(query, answer === '' ? (given.get(query) ?? '') : answer);
      else if (answer !== '')
        findings.push({
          ...placed({ site, file }, noQuery()),
          sheet: QUERY_SHEET,
          row: at + index + 2,
        });
    });
    for (const [query, answer] of given) answers.push({ site, id: query, answer });
  }
  return { answers, findings };
}

function noQuery() {
  return {
    rule: 'answer-without-question',
    severity: 'warning' as const,
    message: 'the row of the returned query sheet names no question; its answer is not read',
    expected: 'the sign of a question in the column Query, as it was sent out',
    action: 'copy it from the sheet that was sent out',
  };
}

function noSheet() {
  return {
    rule: 'answers-unreadable',
    severity: 'warning' as const,
    message: 'the returned query sheet has no questions',
    expected: `a sheet "${QUERY_SHEET}" with the columns Query, Reply and Answer`,
    action: 'put the sheet that was sent out there, with its answers',
  };
}
