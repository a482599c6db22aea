import { headerText } from '../raw/header-text.ts';
import type { Cell } from '../raw/raw-sheet.ts';

/** Whether a row says the headings again, as exports put together from pages or files do. */
export function repeatsHeader(raw: readonly Cell[], header: readonly string[]): boolean {
  let same = 0;
  for (let index = 0; index < Math.max(raw.length, header.length); index += 1) {
    const heading = header[index] ?? '';
    if (headerText(raw[index]) !== heading) return false;
    if (heading !== '') same += 1;
  }
  return same > 1;
}
