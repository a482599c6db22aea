import { composed } from './composed.ts';

/** The name of a sheet for comparison: without blanks around it, composed. */
export function sheetName(name: string): string {
  return composed(name.trim());
}
