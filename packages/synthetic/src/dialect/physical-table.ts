import type { MappedColumn, Site, SiteTable } from '@cohort-report/schema';

/** A file, or a sheet of a workbook, with all the mappings that read it. */
export interface PhysicalTable {
  file: string;
  sheet?: string;
  headerRow: number;
  headers: string[];
  /** The mapping that gives its rows; the others read further records off the same rows. */
  main: SiteTable;
  beside: SiteTable[];
}

/** The tables of a site's export as they lie on disk, documents left aside, in the order of the mapping. */
export function physicalTables(site: Site): PhysicalTable[] {
  const tables = site.tables.filter(({ format }) => (format ?? site.format ?? 'table') === 'table');
  const groups = Map.groupBy(tables, ({ file, sheet }) => `${file}\u0000${sheet ?? ''}`);
  return [...groups.values()].map((tables) => {
    const main = tables.find(({ only_if }) => only_if === undefined) ?? (tables[0] as SiteTable);
    return {
      file: [main.file].flat()[0] as string,
      ...(main.sheet === undefined ? {} : { sheet: main.sheet }),
      headerRow: main.header_row,
      headers: [...new Set(tables.flatMap(({ columns }) => Object.keys(columns)))],
      main,
      beside: tables.filter((table) => table !== main),
    };
  });
}

/** The fields that a column of a mapping gives; none if it is ignored. */
export function mappedFields(table: SiteTable, header: string): MappedColumn[] {
  const column = table.columns[header];
  if (column === undefined || 'ignore' in column) return [];
  return Array.isArray(column) ? column : [column];
}
