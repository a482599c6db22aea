import type { Analysis } from '@cohort-report/schema';

/** Id of the part of the report that shows an analysis, for a link to it. */
export function anchorOf({ id, section }: Pick<Analysis, 'id' | 'section'>): string {
  return section === 'publication' ? `${id}-section` : id;
}
