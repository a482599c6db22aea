import type { Site, SiteTable } from '@cohort-report/schema';
import { type FileTable, siteFiles } from './site-files.ts';

/** A site with a table for each file, and the tables that stem from one declaration. */
export interface ExpandedSite {
  site: FileSite;
  /** As declared -> its files' tables. */
  declared: Map<SiteTable, FileTable[]>;
}

/** A site whose tables each read one file. */
export interface FileSite extends Site {
  tables: FileTable[];
}

/** Takes the lists and patterns in a site's mapping apart into the files of a freeze. `files`: path below the freeze's folder -> bytes. */
export function expandSite(site: Site, files: ReadonlyMap<string, unknown>): ExpandedSite {
  const folder = `${site.site}/`;
  const present = [...files.keys()]
    .filter((path) => path.startsWith(folder))
    .map((path) => path.slice(folder.length));
  const declared = new Map(
    site.tables.map((table): [SiteTable, FileTable[]] => [table, siteFiles(table, present)]),
  );
  return { site: { ...site, tables: [...declared.values()].flat() }, declared };
}
