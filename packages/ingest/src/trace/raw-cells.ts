import type { RecordRow, SiteTable, StudyBundle } from '@cohort-report/schema';
import { cellText } from '../raw/cell-text.ts';
import { expandSite, type FileSite } from '../raw/expand-site.ts';
import { type OpenedTable, type TableOpener, tableOpener } from '../raw/open-table.ts';
import type { FileTable } from '../raw/site-files.ts';
import { findColumn } from '../tables/find-column.ts';

export interface RawCellText {
  column: string;
  raw: string;
  rules: string[];
}

/** Finds the raw cells behind a field of a record: its columns, their texts, and the declared rules that were applied. */
export type RawCellFinder = (
  entity: string,
  field: string,
  record: RecordRow,
) => Promise<RawCellText[]>;

export function rawCellFinder(
  bundle: StudyBundle,
  files: ReadonlyMap<string, Uint8Array>,
): RawCellFinder {
  const sites = bundle.sites.map((site) => expandSite(site, files).site);
  const openers = new Map<string, TableOpener>();
  const tables = new Map<FileTable, OpenedTable | undefined>();
  const opened = async (site: FileSite, table: FileTable): Promise<OpenedTable | undefined> => {
    if (!tables.has(table)) {
      const open = openers.get(site.site) ?? tableOpener(site, files, bundle.schemas);
      openers.set(site.site, open);
      const found = await open(table);
      tables.set(table, 'problem' in found ? undefined : found);
    }
    return tables.get(table);
  };
  return async (entity, field, record) => {
    const site = sites.find((each) => each.site === record.site);
    const cells: RawCellText[] = [];
    for (const table of site?.tables ?? []) {
      const same =
        table.entity === entity &&
        `${record.site}/${table.file}` === record.file &&
        table.sheet === record.sheet;
      if (site === undefined || !same) continue;
      const found = await opened(site, table);
      if (found !== undefined) {
        const unit = bundle.codebook.entities[entity]?.fields[field]?.unit;
        cells.push(...cellsOf(found, table, field, record, unit));
      }
    }
    return cells;
  };
}

function cellsOf(
  { sheet, header }: OpenedTable,
  table: SiteTable,
  field: string,
  record: RecordRow,
  unit: string | undefined,
): RawCellText[] {
  const index = sheet.numbers === undefined ? record.row - 1 : sheet.numbers.indexOf(record.row);
  const row = sheet.rows[index];
  if (row === undefined) return [];
  const constant = table.constants[field];
  if (constant !== undefined)
    return [{ column: '(constant)', raw: String(constant), rules: ['the mapping’s constant'] }];
  if (table.row_id === field)
    return [{ column: '(row)', raw: String(record.row), rules: ['the number of the row'] }];
  return Object.entries(table.columns).flatMap(([title, declared]) => {
    if ('ignore' in declared) return [];
    const target = [declared].flat().find(({ to }) => to === field);
    const { name, at } = findColumn(table, title, header);
    if (target === undefined || at[0] === undefined) return [];
    const raw = cellText(row[at[0]]);
    const rules = [
      ...(target.values !== undefined && Object.hasOwn(target.values, raw)
        ? ['value of the mapping']
        : []),
      ...(target.unit === undefined || target.unit === unit
        ? []
        : [`converted from ${target.unit} to ${unit}`]),
      ...(record.precision?.[field] === undefined
        ? []
        : [`only the ${record.precision[field]} is known; completed by the codebook's rule`]),
    ];
    return [{ column: name, raw, rules }];
  });
}
