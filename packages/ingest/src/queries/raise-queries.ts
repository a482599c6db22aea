import type { DataNotes, Finding, QueryAnswer, StudyBundle } from '@cohort-report/schema';
import { sortFindings } from '../findings/sort-findings.ts';
import type { Query } from './query.ts';

/**
 * The questions of a freeze, one for each blocking finding and warning, and their counts by site. A question that the
 * returned sheet answers is `answered` while the export still raises it; one that the sheet holds and that the export no
 * longer raises is closed.
 */
export function raiseQueries(
  { study }: StudyBundle,
  findings: readonly Finding[],
  answers: readonly QueryAnswer[],
  idOf: (finding: Finding) => string,
): { queries: Query[]; counts: NonNullable<DataNotes['queries']> } {
  const returned = new Map(answers.map(({ site, id, answer }) => [`${site} ${id}`, answer]));
  const queries = new Map<string, Query>();
  for (const finding of sortFindings(findings, study.sites)) {
    const { severity, rule, site, file, sheet, row, column } = finding;
    if (severity === 'info' || !study.sites.includes(site)) continue;
    const id = idOf(finding);
    if (queries.has(`${site} ${id}`)) continue;
    const answer = returned.get(`${site} ${id}`) ?? '';
    queries.set(`${site} ${id}`, {
      id,
      site,
      rule,
      severity,
      file: file.slice(site.length + 1),
      ...(sheet === undefined ? {} : { sheet }),
      ...(row === undefined ? {} : { row }),
      ...(column === undefined ? {} : { column }),
      question: finding.message,
      current: finding.found ?? '',
      expected: finding.expected ?? '',
      action: finding.action ?? '',
      status: answer === '' ? 'open' : 'answered',
      answer,
    });
  }
  const counts = study.sites.map((site) => {
    const own = [...queries.values()].filter((query) => query.site === site);
    // A question that another site is asked was never this one's: its sheet lies in the wrong folder.
    const asked = new Set([...queries.values()].map(({ id }) => id));
    const closed = answers.filter((answer) => answer.site === site && !asked.has(answer.id));
    return {
      site,
      open: own.filter(({ status }) => status === 'open').length,
      answered: own.filter(({ status }) => status === 'answered').length,
      closed: closed.length,
    };
  });
  return { queries: [...queries.values()], counts };
}
