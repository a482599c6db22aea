import type { Codebook, FieldValue, Site } from '@cohort-report/schema';
import type { SitePlan } from '../plan/site-plan.ts';
import type { RawRecord } from '../records/make-records.ts';
import { blemishRows } from './blemish-rows.ts';
import { exportDocument } from './document/export-document.ts';
import { fillTable, type RawRow } from './fill-table.ts';
import { type PhysicalTable, physicalTables } from './physical-table.ts';
import type { SiteIds } from './site-ids.ts';
import { writeDelimited } from './write-delimited.ts';
import { type RawSheet, writeWorkbook } from './write-workbook.ts';

export interface SiteExport {
  site: Site;
  plan: SitePlan;
  codebook: Codebook;
  ids: SiteIds;
  people: ReadonlyMap<string, Record<string, FieldValue>>;
  /** In the order in which the site lists them. */
  records: readonly RawRecord[];
  cutoff: string;
  seed: number;
}

/** The files of one site's export: path below the site's folder -> bytes. Throws an Error if a record finds no table. */
export async function exportSite(job: SiteExport): Promise<Map<string, Uint8Array>> {
  const { site, plan, seed } = job;
  const left = new Set(job.records);
  const files = new Map<string, Uint8Array>();
  const sheets = new Map<string, RawSheet[]>();
  for (const table of physicalTables(site)) {
    const filled = fillTable(table, left, job);
    const blemishes = plan.blemishes.filter(
      ({ file, sheet }) => file === table.file && sheet === table.sheet,
    );
    const rows = blemishRows(filled, table.headers, blemishes, seed);
    if (table.sheet === undefined)
      files.set(table.file, writeDelimited(table.headers, rows, table.main, site, plan));
    else
      sheets.set(table.file, [
        ...(sheets.get(table.file) ?? []),
        { name: table.sheet, rows: sheetRows(table, rows, plan) },
      ]);
  }
  for (const document of plan.documents)
    files.set(document.file, exportDocument(document, left, job));
  const [stray] = left;
  if (stray !== undefined)
    throw new Error(`${site.site}: no table holds a record of "${stray.entity}"`);
  for (const [file, parts] of sheets)
    files.set(file, await writeWorkbook(parts, plan.title ?? site.label));
  return files;
}

function sheetRows(table: PhysicalTable, rows: readonly RawRow[], plan: SitePlan) {
  const above = Array.from({ length: table.headerRow - 1 }, (_, index) =>
    index === 0 ? [`${plan.title ?? ''} – ${table.sheet}`] : [],
  );
  return [...above, [...table.headers], ...rows.map(({ cells }) => cells)];
}
