import type { Grid } from './grid.ts';
import type { Allowed, Mutation, Place } from './mutation.ts';
import type { Random } from './random.ts';
import { textGrid } from './text-grid.ts';
import { workbookGrid } from './workbook-grid.ts';

/** What a change of cells gives: the place, or also a text of its own; undefined where it does not apply. */
type CellChange = (
  grid: Grid,
  random: Random,
  text: { delimiter: string; write: (delimiter?: string) => string },
) => (Place & { text?: string }) | undefined;

/** A mutation of the cells of delimited files and one of those of workbooks. */
export function onCells(name: string, promise: Allowed, change: CellChange): Mutation[] {
  return [onText(name, promise, change), onWorkbook(`${name}, workbook`, promise, change)];
}

/** A mutation of the cells of delimited files. */
export function onText(name: string, promise: Allowed, change: CellChange): Mutation {
  return {
    name,
    promise,
    apply: async (bytes, random, file) => {
      if (!/\.(csv|txt)$/.test(file)) return undefined;
      const read = textGrid(bytes);
      const changed = read && change(read.grid, random, read);
      if (read === undefined || changed === undefined) return undefined;
      const { text, ...place } = changed;
      return { bytes: Buffer.from(text ?? read.write(), 'latin1'), place };
    },
  };
}

/** A mutation of the cells of workbooks. */
export function onWorkbook(name: string, promise: Allowed, change: CellChange): Mutation {
  const none = { delimiter: '', write: () => '' };
  return {
    name,
    promise,
    apply: async (bytes, random, file) => {
      if (!file.endsWith('.xlsx')) return undefined;
      const read = await workbookGrid(bytes, random);
      const place = read && change(read.grid, random, none);
      if (read === undefined || place === undefined) return undefined;
      return { bytes: await read.write(), place };
    },
  };
}
