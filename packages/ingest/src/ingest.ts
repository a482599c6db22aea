import type {
  Entity,
  Finding,
  RecordRow,
  Records,
  Site,
  StudyBundle,
  ValueMapping,
} from '@cohort-report/schema';
import { type Place, placed } from './findings/place.ts';
import { sortFindings } from './findings/sort-findings.ts';
import { unusedFiles } from './findings/unused-files.ts';
import { readAnswers } from './queries/read-answers.ts';
import { expandSite } from './raw/expand-site.ts';
import { tableOpener } from './raw/open-table.ts';
import type { FileProblem } from './raw/raw-sheet.ts';
import { type AccountBook, accountBook } from './rows/account-book.ts';
import { dropDuplicates } from './rows/drop-duplicates.ts';
import { dropOrphans } from './rows/drop-orphans.ts';
import { findLateDates } from './rows/find-late-dates.ts';
import { findStrayChildren } from './rows/find-stray-children.ts';
import { mapTable } from './tables/map-table.ts';
import { unknownColumns } from './tables/unknown-columns.ts';

/**
 * Raw exports -> harmonised records, by the study's declarations alone.
 * `files`: path below the freeze's folder (`<site>/<file>`) -> bytes. Bad input never throws: it is a finding, and
 * one of severity "blocking" forbids a report. Every raw row is used or set aside with a reason.
 */
export async function ingest(input: {
  bundle: StudyBundle;
  freeze: string;
  files: ReadonlyMap<string, Uint8Array>;
}): Promise<Records> {
  const { bundle, freeze, files } = input;
  const { study, codebook } = bundle;
  const book = accountBook();
  const findings: Finding[] = unusedFiles(bundle, files);
  const mappings: ValueMapping[] = [];
  const entities: Record<string, RecordRow[]> = Object.fromEntries(
    Object.keys(codebook.entities).map((name) => [name, []]),
  );
  const returned = await readAnswers(bundle, files);
  findings.push(...returned.findings);
  const inOrder = study.sites.flatMap((id) => bundle.sites.filter((site) => site.site === id));
  for (const site of inOrder) {
    const read = await readSite(bundle, site, files, book);
    findings.push(...read.findings);
    mappings.push(...read.mappings);
    for (const [name, rows] of read.rows) {
      const list = entities[name] as RecordRow[];
      for (const row of rows) list.push(row);
    }
  }
  const cutoff = study.freezes.find(({ id }) => id === freeze)?.cutoff;
  for (const finding of findLateDates(codebook, entities, cutoff)) findings.push(finding);
  return {
    study: study.study,
    freeze,
    entities,
    accounts: book.close(entities),
    mappings,
    findings: sortFindings(findings, study.sites),
    ...(returned.answers.length === 0 ? {} : { answers: returned.answers }),
  };
}

async function readSite(
  { study, codebook, schemas }: StudyBundle,
  declaredSite: Site,
  files: ReadonlyMap<string, Uint8Array>,
  book: AccountBook,
): Promise<{ rows: Map<string, RecordRow[]>; findings: Finding[]; mappings: ValueMapping[] }> {
  const { site, declared } = expandSite(declaredSite, files);
  const open = tableOpener(site, files, schemas);
  const rows = new Map<string, RecordRow[]>();
  const findings: Finding[] = [];
  const mappings: ValueMapping[] = [];
  const judged = new Set<string>();
  let patientsKnown = site.tables.some((table) => table.entity === study.patient.entity);
  for (const [whole, parts] of declared) {
    const entity = codebook.entities[whole.entity] as Entity;
    const empty: { place: Place; problem: FileProblem; rows: number }[] = [];
    let before = 0;
    for (const table of parts) {
      const place: Place = {
        site: site.site,
        file: `${site.site}/${table.file}`,
        ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
      };
      const opened = await open(table);
      if ('problem' in opened) {
        findings.push(placed(place, opened.problem));
        if (table.entity === study.patient.entity) patientsKnown = false;
        continue;
      }
      const count = Math.max(0, opened.sheet.rows.length - opened.headerRow);
      for (const problem of opened.problems ?? [])
        if (OF_THE_WHOLE.has(problem.rule)) empty.push({ place, problem, rows: count });
        else findings.push(placed(place, problem));
      const shared = `${table.file}\n${table.sheet ?? ''}\n${table.header_row}`;
      if (!judged.has(shared)) {
        judged.add(shared);
        const siblings = site.tables.filter(
          (other) => other.file === table.file && other.sheet === table.sheet,
        );
        findings.push(...unknownColumns(site, siblings, opened, place));
      }
      if (count === 0 && !table.optional && opened.sheet.numbers === undefined)
        findings.push(placed(place, noRows(), table.entity));
      const mapped = mapTable(site, table, entity, opened, place, book, before);
      before += count;
      for (const finding of mapped.findings) findings.push(finding);
      mappings.push(...mapped.mappings);
      const list = rows.get(table.entity);
      if (list === undefined) rows.set(table.entity, mapped.rows);
      else for (const row of mapped.rows) list.push(row);
    }
    findings.push(...emptyThroughout(empty, parts.length, before));
  }
  for (const [name, list] of rows) {
    const single = dropDuplicates(site, name, codebook.entities[name] as Entity, list, book);
    rows.set(name, single.rows);
    for (const finding of single.findings) findings.push(finding);
  }
  if (patientsKnown) {
    for (const finding of dropOrphans(study, site, rows, book)) findings.push(finding);
  }
  findings.push(...findStrayChildren(study, codebook, site, rows));
  return { rows, findings, mappings };
}

/** What says little about one of several files: rows or values may stand in another. */
const OF_THE_WHOLE = new Set(['no-rows', 'column-empty']);

/** Those of one table's problems that hold for all of its files together; each is said once, of the first file. */
function emptyThroughout(
  found: readonly { place: Place; problem: FileProblem; rows: number }[],
  files: number,
  rows: number,
): Finding[] {
  const seen = new Map<string, { first: Finding; files: number; rows: number }>();
  for (const { place, problem, rows } of found) {
    const key = `${problem.rule}\n${problem.column ?? ''}`;
    const known = seen.get(key);
    if (known === undefined) seen.set(key, { first: placed(place, problem), files: 1, rows });
    else {
      known.files += 1;
      known.rows += rows;
    }
  }
  return [...seen.values()]
    .filter(({ first, ...own }) =>
      first.rule === 'no-rows' ? own.files === files : own.rows === rows,
    )
    .map(({ first }) => first);
}

function noRows() {
  return {
    rule: 'no-rows',
    severity: 'warning' as const,
    message: 'the file has a header but no rows',
    expected: 'rows below the header',
    found: '0 rows',
    action: 'ask the site whether there are really none',
  };
}
