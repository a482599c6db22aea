import type { Finding, QueryAnswer, StudyBundle } from '@cohort-report/schema';
import { placed } from '../findings/place.ts';
import { cellText } from '../raw/cell-text.ts';
import { readWorkbook } from '../raw/read-workbook.ts';
import { QUERY_SHEET } from './query-columns.ts';

/** Name of the returned query sheet in a site's folder. */
export const ANSWERS_FILE = 'answers.xlsx';

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
    const [id, reply, answer] = ['Query', 'Reply', 'Answer'].map((name) => header.indexOf(name));
    if (at === -1 || id === undefined || reply === undefined || answer === undefined) {
      findings.push(placed({ site, file }, noSheet()));
      continue;
    }
    for (const row of rows.slice(at + 1)) {
      const query = cellText(row[id]);
      if (query === '') continue;
      const texts = [reply, answer]
        .map((index) => cellText(row[index]))
        .filter((text) => text !== '');
      answers.push({ site, id: query, answer: texts.join(': ') });
    }
  }
  return { answers, findings };
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
