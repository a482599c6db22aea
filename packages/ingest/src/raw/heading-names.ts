import type { SiteTable } from '@cohort-report/schema';

/** The names that a mapped column may have in a file: that of the mapping, then those of other freezes. */
export function headingNames(table: SiteTable, title: string): string[] {
  return [title, ...(table.also_named?.[title] ?? [])];
}
