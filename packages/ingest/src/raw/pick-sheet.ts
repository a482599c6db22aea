import type { FileProblem, RawSheet } from './raw-sheet.ts';
import { sheetName } from './sheet-name.ts';

/** The sheet of a workbook that the mapping names, or its only one. */
export function pickSheet(
  sheets: ReadonlyMap<string, RawSheet>,
  name: string | undefined,
): RawSheet | { problem: FileProblem } {
  const names = [...sheets.keys()];
  const only = names.length === 1 ? names[0] : undefined;
  const chosen = name === undefined ? only : sheetName(name);
  const sheet = chosen === undefined ? undefined : sheets.get(chosen);
  if (sheet !== undefined) return sheet;
  return {
    problem: {
      rule: 'sheet-missing',
      message: name === undefined ? 'the sheet is not declared' : 'the sheet is missing',
      expected: name === undefined ? 'one sheet' : `a sheet "${name}"`,
      found: names.map((each) => `"${each}"`).join(', '),
      action: 'correct `sheet` in the site’s mapping, or ask the site for the sheet',
    },
  };
}
