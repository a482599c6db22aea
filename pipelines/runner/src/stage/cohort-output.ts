import { randomBytes } from 'node:crypto';
import {
  blockingFindings,
  buildCohort,
  type Query,
  querySheet,
  raisedQueries,
} from '@cohort-report/ingest';
import {
  type Finding,
  formatFinding,
  type Problem,
  type Records,
  type StudyBundle,
} from '@cohort-report/schema';
import { counted } from './counted.ts';
import type { StageOutput } from './run-stage.ts';
import { jsonBytes } from './stage-files.ts';

/**
 * What the stage `cohort` makes of the records. `key` of the pseudonyms, or the problems by which there is none: then a key of
 * the moment, which nothing keeps, lets the findings come with them all the same, but no question, which would be named by it.
 */
export async function cohortOutput(
  bundle: StudyBundle,
  records: Records,
  key: string | readonly Problem[] | undefined,
): Promise<StageOutput> {
  const keyless = typeof key === 'object' ? key : [];
  const used = typeof key === 'object' ? randomBytes(32).toString('hex') : key;
  const input = { bundle, records, ...(used === undefined ? {} : { key: used }) };
  const stopped = (findings: readonly Finding[], queries: readonly Query[]) =>
    blocked(bundle, records.freeze, findings, keyless.length > 0 ? [] : queries, keyless);
  if (blockingFindings(records.findings).length > 0)
    return await stopped(records.findings, raisedQueries(input));
  const { cohort, dataNotes, queries } = buildCohort(input);
  if (keyless.length > 0 || blockingFindings(cohort.findings).length > 0)
    return await stopped(cohort.findings, queries);
  return {
    files: new Map([
      ...(await forPeople(bundle, records.freeze, cohort.findings, queries)),
      ['cohort.json', jsonBytes(cohort)],
      ['data-notes.json', jsonBytes(dataNotes)],
      ['queries.json', jsonBytes(queries.map(({ id, site: at }) => ({ id, site: at })))],
    ]),
    summary: `${counted(cohort.flow.start, 'patient')} in, ${cohort.flow.included} included`,
  };
}

/** What remains where a finding blocks, or a problem found `before`: all findings, the blocking ones first, and the questions to the sites. */
async function blocked(
  bundle: StudyBundle,
  freeze: string,
  findings: readonly Finding[],
  queries: readonly Query[],
  before: readonly Problem[],
): Promise<StageOutput> {
  const blocking = blockingFindings(findings);
  const problems = [...blocking, ...findings.filter((finding) => !blocking.includes(finding))];
  return {
    files: findings.length === 0 ? new Map() : await forPeople(bundle, freeze, problems, queries),
    summary: counted(blocking.length, 'blocking finding'),
    problems: [...before, ...problems],
  };
}

/** The list of findings, and a workbook of questions for each site that has any. */
async function forPeople(
  bundle: StudyBundle,
  freeze: string,
  findings: readonly Finding[],
  queries: readonly Query[],
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const { site, label } of bundle.sites) {
    const own = queries.filter((query) => query.site === site);
    const title = `${bundle.study.title}, freeze ${freeze}: questions to ${label}`;
    if (own.length > 0) files.set(`queries/${site}.xlsx`, await querySheet(title, own));
  }
  const texts = findings.map((finding) => `${formatFinding(finding)}\n\n`);
  return files.set('findings.txt', Buffer.from(texts.join('')));
}
