import type { SiteTable } from '@cohort-report/schema';
import { headerText } from '../raw/header-text.ts';
import { headingNames } from '../raw/heading-names.ts';

/** Where a mapped column stands in a header, under any of its names: the name it has there, and all its positions. */
export function findColumn(
  table: SiteTable,
  title: string,
  header: readonly string[],
): { name: string; at: number[] } {
  const found = headingNames(table, title).flatMap((name) => {
    const text = headerText(name);
    return header.flatMap((heading, index) => (heading === text ? [{ name, index }] : []));
  });
  return { name: found[0]?.name ?? title, at: found.map(({ index }) => index) };
}
