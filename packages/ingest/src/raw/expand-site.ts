import type { Site, SiteTable } from '@cohort-report/schema';
import { siteFiles } from './site-files.ts';

/** A site with a table for each file, and the tables that stem from one declaration. */
export interface ExpandedSite {
  site: Site;
  /** As declared -> its files' tables; the declared table itself where no file fits its pattern. */
  declared: Map<SiteTable, SiteTable[]>;
}

/** Takes the patterns in a site's mapping apart into the files of a freeze. `files`: path below the freeze's folder -> bytes. */
export function expandSite(site: Site, files: ReadonlyMap<string, unknown>): ExpandedSite {
  const folder = `${site.site}/`;
  const present = [...files.keys()]
    .filter((path) => path.startsWith(folder))
    .map((path) => path.slice(folder.length));
  const declared = new Map(
    site.tables.map((table) => {
      const own = siteFiles(table, present);
      return [table, own.length === 0 ? [table] : own];
    }),
  );
  return { site: { ...site, tables: [...declared.values()].flat() }, declared };
}
